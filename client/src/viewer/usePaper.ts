import { onBeforeUnmount, type Ref, ref, shallowRef, watch } from 'vue';
import { failureOf, type PaperFailure } from './failures.ts';
import type { Fit, Hits, Kept, Paper } from './pdf.ts';

type Source = {
  readonly url: string;
  readonly file?: Kept | undefined;
  readonly documentId: string;
  readonly page: number;
};

/**
 * Keeps the one paper that `source` names open in `container`: opens, reopens when it is replaced, destroys when the
 * component goes. pdf.js itself is fetched with the first paper. `onPage` hears of each page that comes into view.
 */
export function usePaper(
  container: Readonly<Ref<HTMLDivElement | null>>,
  source: () => Source,
  onPage: (page: number) => void,
) {
  const state = ref<'loading' | 'ready' | PaperFailure>('loading');
  const paper = shallowRef<Paper>();
  const page = ref(1);
  const scale = ref(1);
  const fit = ref<Fit>();
  const hits = ref<Hits>({ current: 0, total: 0, searching: false });
  const spoilt = ref(new Set<number>());
  let open: AbortController | undefined;
  let openedId: string | undefined;

  async function load(): Promise<void> {
    open?.abort();
    const mine = new AbortController();
    open = mine;
    const { url, file, documentId, page: first } = source();
    // A new version of the paper being read opens on the page being read.
    page.value = documentId === openedId ? page.value : first;
    openedId = documentId;
    state.value = 'loading';
    paper.value = undefined;
    spoilt.value = new Set();
    hits.value = { current: 0, total: 0, searching: false };
    const box = container.value;
    if (!box) return;
    box.replaceChildren(Object.assign(document.createElement('div'), { className: 'pdfViewer' }));
    try {
      const { openPaper } = await import('./pdf.ts');
      mine.signal.throwIfAborted();
      const opened = await openPaper(
        box,
        file ?? url,
        page.value,
        {
          page: (now) => {
            page.value = now;
            onPage(now);
          },
          scale: (now) => {
            scale.value = now;
          },
          hits: (now) => {
            hits.value = now;
          },
          spoilt: (which) => {
            spoilt.value = new Set([...spoilt.value, which]);
          },
        },
        mine.signal,
      );
      mine.signal.throwIfAborted();
      paper.value = opened;
      page.value = Math.min(page.value, opened.pages);
      fit.value = 'page-width';
      state.value = 'ready';
    } catch (error) {
      if (mine.signal.aborted) return;
      console.warn('paper not shown:', error);
      mine.abort();
      box.replaceChildren();
      state.value = failureOf(error);
    }
  }

  function zoom(factor: number): void {
    fit.value = undefined;
    paper.value?.zoom(factor);
  }
  function toggleFit(): void {
    fit.value = fit.value === 'page-width' ? 'page-fit' : 'page-width';
    paper.value?.fit(fit.value);
  }

  // As getters: a shallow ref among several sources would make every tick of the others count as a change.
  watch([() => container.value, () => source().url], load, { immediate: true, flush: 'post' });
  onBeforeUnmount(() => open?.abort());
  return { state, paper, page, scale, fit, hits, spoilt, zoom, toggleFit, retry: load };
}

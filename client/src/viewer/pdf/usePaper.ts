import type { RefusalCode } from '@dien-hong/shared';
import { onBeforeUnmount, type Ref, ref, shallowRef, watch } from 'vue';
import { type PaperFile, readingOf } from '../../papers/paperFiles.ts';
import { failureOf, type PaperFailure } from './failures.ts';
import type { Hits } from './find.ts';
import type { Fit, Paper } from './pdf.ts';

/** A paper of the meeting by its file, or any address of our own. */
export type PaperSource =
  | { readonly from: 'paper'; readonly file: PaperFile }
  | { readonly from: 'address'; readonly url: string };

/** The document to be shown, and the page at which to open it. */
export interface Shown {
  readonly source: PaperSource;
  readonly documentId: string;
  /** Undefined: the page being read where another version was open, else the first. */
  readonly page: number | undefined;
}

export const keyOf = (source: PaperSource): string => (source.from === 'paper' ? source.file.sha256 : source.url);

/** Fetches pdf.js and starts its worker ahead, so that the first paper opens at once. */
export const warmUp = async (): Promise<void> => void (await import('./pdf.ts')).warmUp();

const statuses: { readonly [Code in RefusalCode]?: number } = {
  'not-signed-in': 401,
  'not-invited': 403,
  'paper-unknown': 404,
  'paper-not-ready': 503,
};

/** By its parts; where the server has none, by its address. */
async function located(source: PaperSource) {
  if (source.from === 'address') return source;
  const reading = await readingOf(source.file);
  if (!reading.ok) {
    const status = statuses[reading.refusal.code];
    throw status ? Object.assign(new Error(), { name: 'ResponseException', status }) : new TypeError('network');
  }
  return { ...source, open: reading.value.open };
}

/**
 * Keeps the one paper that `shown` names open in `container`: opens, reopens when it is replaced, destroys when the component goes. pdf.js
 * itself is fetched with the first paper. `onPage` is called with each page that comes into view.
 */
export function usePaper(
  container: Readonly<Ref<HTMLDivElement | null>>,
  shown: () => Shown,
  onPage: (page: number) => void,
) {
  const state = ref<'loading' | 'ready' | PaperFailure>('loading');
  const paper = shallowRef<Paper>();
  const page = ref(1);
  const scale = ref(1);
  const fit = ref<Fit>();
  const hits = ref<Hits>({ current: 0, total: 0, searching: false });
  const spoilt = ref(new Set<number>());
  /** The first page that came into view is drawn: until then its picture stands in for it. */
  const drawn = ref(false);
  /** Changes whenever pages may lie otherwise. */
  const laid = ref(0);
  /** The network's failure while the paper is open. */
  const lost = ref<PaperFailure>();
  let open: AbortController | undefined;
  let openedId: string | undefined;

  async function load(): Promise<void> {
    open?.abort();
    const mine = new AbortController();
    open = mine;
    const { source, documentId, page: first } = shown();
    page.value = first ?? (documentId === openedId ? page.value : 1);
    openedId = documentId;
    state.value = 'loading';
    drawn.value = false;
    lost.value = undefined;
    paper.value = undefined;
    spoilt.value = new Set();
    hits.value = { current: 0, total: 0, searching: false };
    const box = container.value;
    if (!box) return;
    box.replaceChildren(Object.assign(document.createElement('div'), { className: 'pdfViewer' }));
    const events = {
      page: (now: number) => {
        page.value = now;
        onPage(now);
      },
      scale: (now: number) => {
        scale.value = now;
      },
      hits: (now: Hits) => {
        hits.value = now;
      },
      drawn: (which: number, whole: boolean) => {
        drawn.value = true;
        lost.value = undefined;
        if (!whole) spoilt.value = new Set([...spoilt.value, which]);
      },
      laid: () => {
        laid.value += 1;
      },
      lost: (error: unknown) => {
        lost.value = failureOf(error);
      },
    };
    try {
      const [{ openPaper }, where] = await Promise.all([import('./pdf.ts'), located(source)]);
      mine.signal.throwIfAborted();
      const opened = await openPaper(box, where, page.value, events, mine.signal);
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
  watch([() => container.value, () => keyOf(shown().source)], load, { immediate: true, flush: 'post' });
  onBeforeUnmount(() => open?.abort());
  return { state, paper, page, scale, fit, hits, spoilt, drawn, laid, lost, zoom, toggleFit, retry: load };
}

import { unpacked } from '@dien-hong/shared/reading';
import { onBeforeUnmount, onMounted, type Ref, shallowRef } from 'vue';
import { partOf } from '../../papers/paperFiles.ts';
import type { Paper } from '../pdf/pdf.ts';
import type { PaperSource } from '../pdf/usePaper.ts';

/** CSS pixels. */
const WIDTH = 104;

/**
 * Addresses of the pictures of a paper's pages, all of them from the server in one request. A document without pictures there (one that is
 * read from its own bytes, before signing) is drawn page by page as it comes into sight of `list`.
 */
export function useThumbnails(
  list: Readonly<Ref<HTMLElement | null>>,
  shown: () => { readonly paper: Paper; readonly source: PaperSource },
) {
  const pictures = shallowRef<ReadonlyMap<number, string>>(new Map());
  const asked = new Set<number>();
  let gone = false;
  const put = (entries: readonly (readonly [number, string])[]) => {
    if (gone) for (const [, url] of entries) URL.revokeObjectURL(url);
    else pictures.value = new Map([...pictures.value, ...entries]);
  };
  const urlOf = (blob: Blob): string => URL.createObjectURL(blob);

  async function fromServer(): Promise<void> {
    const { source } = shown();
    if (source.from !== 'paper') return;
    const reply = await partOf(source.file, '/thumbs');
    const files = (reply.ok && unpacked(reply.value)) || [];
    put(
      files.flatMap((file, index) =>
        file.length === 0 ? [] : [[index + 1, urlOf(new Blob([file], { type: 'image/webp' }))] as const],
      ),
    );
  }
  async function drawn(page: number): Promise<void> {
    if (pictures.value.has(page) || asked.has(page)) return;
    asked.add(page);
    const blob = await shown().paper.picture(page, WIDTH);
    if (blob) put([[page, urlOf(blob)]]);
  }

  const inSight = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        if (isIntersecting) void drawn(Number((target as HTMLElement).dataset.page));
    },
    { rootMargin: '200px' },
  );
  onMounted(async () => {
    await fromServer();
    for (const frame of list.value?.querySelectorAll('[data-page]') ?? []) inSight.observe(frame);
  });
  onBeforeUnmount(() => {
    gone = true;
    inSight.disconnect();
    for (const url of pictures.value.values()) URL.revokeObjectURL(url);
  });
  return { pictures };
}

import type { Mark, PageMark, Place } from '@dien-hong/shared/reading';
import { shallowReactive } from 'vue';

type Page = Pick<Place, 'sha256' | 'page'>;

const none: readonly PageMark[] = [];
const keyOf = ({ sha256, page }: Page): string => `${sha256}/${page}`;

/** Marks as the screens see them. A component that shows one page is told of changes on that page alone. */
export function createMarksView() {
  const marks = shallowReactive(new Map<string, Mark>());
  const pages = shallowReactive(new Map<string, readonly PageMark[]>());

  /** Puts a mark on its page and takes it from the one it was on; where it stays, it keeps its place among the others. */
  function place(from: string | undefined, mark: PageMark | undefined, id: string): void {
    const to = mark && keyOf(mark.body.place);
    if (from !== undefined && from !== to)
      pages.set(
        from,
        (pages.get(from) ?? none).filter((one) => one.id !== id),
      );
    if (mark === undefined || to === undefined) return;
    const list = pages.get(to) ?? none;
    pages.set(to, from === to ? list.map((one) => (one.id === id ? mark : one)) : [...list, mark]);
  }

  return {
    marks,
    /** Shows a mark as it is now; a deleted mark is not shown, an unchanged one is not drawn anew. */
    show(mark: Mark): void {
      const { id, body } = mark;
      const before = marks.get(id);
      if (before?.body === body) return;
      if (body === null) marks.delete(id);
      else marks.set(id, mark);
      const old = onPage(before);
      place(old && keyOf(old.body.place), onPage(mark), id);
    },
    onPage: (page: Page): readonly PageMark[] => pages.get(keyOf(page)) ?? none,
    byFile: (sha256: string): readonly PageMark[] =>
      [...pages].flatMap(([key, list]) => (key.startsWith(`${sha256}/`) ? list : none)),
  };
}

const onPage = (mark: Mark | undefined): PageMark | undefined =>
  mark?.body && mark.body.kind !== 'note' ? (mark as PageMark) : undefined;

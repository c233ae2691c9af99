import type { MarkBody, PageMark, Place } from '@dien-hong/shared/reading';
import { computed, ref, watch } from 'vue';
import { useMarks } from '../../marks/marks.ts';
import type { PaperFile } from '../../papers/paperFiles.ts';
import type { PageFrame } from '../pdf/geometry.ts';
import type { LaidPage } from '../pdf/useLayers.ts';
import { usePreferences } from '../tools/preferences.ts';
import type { DrawingEvents, MarkTool } from './acts.ts';
import { onDrawing } from './drawing.ts';
import { inkTouches } from './ink.ts';
import { type Choice, usePens } from './pens.ts';
import type { Selected } from './selection.ts';

type Spot = { readonly x: number; readonly y: number; readonly reach: number };

/** Whether an eraser that passes here takes this mark along. */
export function touches({ body }: PageMark, { x, y, reach }: Spot): boolean {
  if (body.kind === 'ink') return inkTouches(body.points, x, y, reach + body.width / 2);
  if (body.kind === 'highlight')
    return body.boxes.some(
      ([left, top, width, height]) => x >= left && x <= left + width && y >= top && y <= top + height,
    );
  return false;
}

/**
 * The effect of a pen on the paper `file`, as changes of one's marks. `shown` are the marks on a page, those carried over from an earlier
 * version included: erasing one of those erases the mark itself.
 */
export function useMarking(
  file: () => PaperFile,
  shown: (page: number) => readonly PageMark[],
  on: { pointed(page: number, at: readonly [number, number] | null): void; fingerScrolled(): void },
) {
  const marks = useMarks();
  const pens = usePens();
  const { finger } = usePreferences();
  const choice = ref<Choice>(null);
  /** The pin whose note is open. */
  const editing = ref<string | null>(null);

  const tool = computed((): MarkTool | null => {
    switch (choice.value) {
      case null:
        return null;
      case 'ink':
        return { kind: 'ink', ...pens.value.ink };
      case 'highlight':
        return { kind: 'highlight', ...pens.value.highlight };
      default:
        return { kind: choice.value };
    }
  });
  const placeOf = (page: number): Place => {
    const { paperId, sha256 } = file();
    return { paperId, sha256, page };
  };
  const strokeOf = (page: number, points: readonly number[]): MarkBody => ({
    kind: 'ink',
    place: placeOf(page),
    ...pens.value.ink,
    points: [...points],
  });

  function highlight(page: number, { boxes, text }: Selected): void {
    const body: MarkBody = {
      kind: 'highlight',
      place: placeOf(page),
      ...pens.value.highlight,
      text,
      boxes: boxes.map((box) => [...box]),
    };
    marks.change([{ id: crypto.randomUUID(), body }]);
  }
  function pin(page: number, x: number, y: number): void {
    const id = crypto.randomUUID();
    marks.change([{ id, body: { kind: 'pin', place: placeOf(page), x, y, text: '' } }]);
    choice.value = null;
    editing.value = id;
  }
  function toggleBookmark(page: number): void {
    const bookmarks = shown(page).filter(({ body }) => body.kind === 'bookmark');
    if (bookmarks.length > 0) marks.change(bookmarks.map(({ id }) => ({ id, body: null })));
    else marks.change([{ id: crypto.randomUUID(), body: { kind: 'bookmark', place: placeOf(page) } }]);
  }
  const isBookmarked = (page: number): boolean => shown(page).some(({ body }) => body.kind === 'bookmark');

  const erased = new Set<string>();
  function erase({ page }: PageFrame, spot: Spot | null): void {
    if (spot === null) {
      if (erased.size > 0) marks.change([...erased].map((id) => ({ id, body: null })));
      erased.clear();
      erasing.value = new Set();
      return;
    }
    for (const mark of shown(page)) if (touches(mark, spot)) erased.add(mark.id);
    if (erased.size > erasing.value.size) erasing.value = new Set(erased);
  }
  /** Under the eraser, not lifted yet. */
  const erasing = ref<ReadonlySet<string>>(new Set());

  const events: DrawingEvents = {
    drawing: (id, { page }, points) => marks.draft(id, strokeOf(page, points)),
    drawn: (id, { page }, points) => {
      if (points) marks.change([{ id, body: strokeOf(page, points) }]);
      else marks.undraft(id);
    },
    highlighted: ({ page }, selected) => highlight(page, selected),
    pinned: ({ page }, x, y) => pin(page, x, y),
    erased: erase,
    pointed: ({ page }, at) => on.pointed(page, at),
    scrolled: on.fingerScrolled,
  };

  let drawing: AbortController | undefined;
  /** Lets pens work in this container, until the next one. */
  function attach(container: HTMLElement, pages: () => readonly LaidPage[]): void {
    drawing?.abort();
    drawing = new AbortController();
    const now = () => ({ tool: tool.value, fingerDraws: finger.value === 'draws', pages: pages() });
    onDrawing(container, now, events, drawing.signal);
  }
  const detach = () => drawing?.abort();

  const edited = computed(() => {
    const body = editing.value === null ? null : marks.marks.get(editing.value)?.body;
    return body?.kind === 'pin' ? body : null;
  });
  // Removed on another device while it is open here.
  watch(edited, (now) => {
    if (now === null) editing.value = null;
  });
  function write(text: string, settled: boolean): void {
    const id = editing.value;
    if (id === null || !edited.value) return;
    const body = { ...edited.value, text };
    if (!settled) marks.draft(id, body);
    else if (text.trim() === '') marks.change([{ id, body: null }]);
    else marks.change([{ id, body }]);
  }
  function removePin(): void {
    if (editing.value !== null) marks.change([{ id: editing.value, body: null }]);
  }

  return {
    choice,
    pens,
    tool,
    editing,
    edited,
    erasing,
    attach,
    detach,
    pin,
    highlight,
    toggleBookmark,
    isBookmarked,
    write,
    removePin,
  };
}

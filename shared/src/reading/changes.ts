import type { Alignment } from './align.ts';
import { boxesOf, byPage, type Flow, textOf } from './flow.ts';
import { gone } from './sequence.ts';
import type { Box, Word } from './words.ts';

/** Words that one version has and the other has not, or has elsewhere; one behind the other and on one page. */
export type Change = {
  readonly text: string;
  /** A few words around it, in the version that has it. */
  readonly before: string;
  readonly after: string;
  /** In the new version; for removed words a hairline at their old place, none if no word around it is left. */
  readonly page: number;
  readonly boxes: readonly Box[];
} & (
  | { readonly kind: 'added' }
  /** `from`: in the old version. */
  | { readonly kind: 'removed' | 'moved'; readonly from: { readonly page: number; readonly boxes: readonly Box[] } }
);

const around = 5;

/** The changes between two versions, in the order of the new one. Other pages, line ends and page numbers are no change. */
export function changesOf(alignment: Alignment): Change[] {
  const { old, now, to, from, moved } = alignment;
  const added = runsOf(now, (j) => from[j] === gone).map((run): Placed => {
    const words = { text: textOf(now, run), ...contextOf(now, run) };
    return { at: first(run), change: { kind: 'added', ...words, ...placeOf(now, run) } };
  });
  const removed = runsOf(old, (i) => to[i] === gone).map((run): Placed => {
    const words = { text: textOf(old, run), ...contextOf(old, run) };
    const { at, ...place } = removalPlace(alignment, run);
    return { at, change: { kind: 'removed', ...words, ...place, from: placeOf(old, run) } };
  });
  const movedHere = runsOf(
    now,
    (j) => moved[j] === 1 && from[j] !== gone,
    (j, last) => from[j] === (from[last] as number) + 1,
  ).map((run): Placed => {
    const origin = run.map((j) => from[j] as number);
    const words = { text: textOf(now, run), ...contextOf(now, run) };
    return { at: first(run), change: { kind: 'moved', ...words, ...placeOf(now, run), from: placeOf(old, origin) } };
  });
  return [...added, ...removed, ...movedHere].sort((one, other) => one.at - other.at).map(({ change }) => change);
}

interface Placed {
  /** Among the words of the new version. */
  readonly at: number;
  readonly change: Change;
}

const first = (run: readonly number[]): number => run[0] as number;

/** Words of the text that fulfil a condition, one behind the other (words that belong to the page do not part them), on one page. */
function runsOf(
  flow: Flow,
  is: (index: number) => boolean,
  goesOn: (index: number, last: number) => boolean = () => true,
): number[][] {
  const runs: number[][] = [];
  let run: number[] | null = null;
  for (let index = 0; index < flow.words.length; index++) {
    if (flow.running[index] === 1) continue;
    if (!is(index)) run = null;
    else if (run && goesOn(index, run.at(-1) as number)) run.push(index);
    else {
      run = [index];
      runs.push(run);
    }
  }
  return runs.flatMap((one) => byPage(one, flow).map(([, indexes]) => indexes));
}

const placeOf = (flow: Flow, run: readonly number[]) => ({
  page: flow.pages[first(run)] as number,
  boxes: boxesOf(flow, run),
});

function contextOf(flow: Flow, run: readonly number[]): { before: string; after: string } {
  const [from, to] = [first(run), run.at(-1) as number];
  const text = (indexes: number[]) =>
    textOf(
      flow,
      indexes.filter((index) => flow.running[index] === 0),
    );
  const range = (start: number, end: number) => Array.from({ length: Math.max(0, end - start) }, (_, n) => start + n);
  return {
    before: text(range(Math.max(0, from - around), from)),
    after: text(range(to + 1, Math.min(flow.words.length, to + 1 + around))),
  };
}

/** Where in the new version words were taken out: behind the word that stood before them, or before the one behind. */
function removalPlace(
  { old, now, to, moved }: Alignment,
  run: readonly number[],
): { at: number; page: number; boxes: Box[] } {
  const stayed = (index: number): boolean =>
    to[index] !== gone && moved[to[index] as number] === 0 && old.running[index] === 0;
  for (let index = first(run) - 1; index >= 0; index--)
    if (stayed(index)) {
      const at = to[index] as number;
      const [, x, y, width, height] = now.words[at] as Word;
      return { at: at + 0.5, page: now.pages[at] as number, boxes: [[x + width, y, hairline, height]] };
    }
  for (let index = (run.at(-1) as number) + 1; index < old.words.length; index++)
    if (stayed(index)) {
      const at = to[index] as number;
      const [, x, y, , height] = now.words[at] as Word;
      return { at: at - 0.5, page: now.pages[at] as number, boxes: [[x - hairline, y, hairline, height]] };
    }
  return { at: -1, page: 1, boxes: [] };
}

const hairline = 1;

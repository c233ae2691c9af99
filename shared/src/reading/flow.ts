import type { Box, PaperWords, Word } from './words.ts';

/** A paper's words one behind the other over all its pages. */
export interface Flow {
  readonly words: readonly Word[];
  /** On which page each stands, from 1. */
  readonly pages: Uint32Array;
  /** Where each page's words begin, and last where they all end: page p holds `starts[p - 1]` to `starts[p]`. */
  readonly starts: readonly number[];
  /** How far words reach to the left and to the right on each page. */
  readonly edges: readonly (readonly [left: number, right: number])[];
  /** 1: belongs to the page and not to the text, as its number or a running head does. */
  readonly running: Uint8Array;
}

export function flowOf(paper: PaperWords): Flow {
  const words = paper.flat();
  const starts = [0];
  for (const page of paper) starts.push((starts.at(-1) ?? 0) + page.length);
  const pages = new Uint32Array(words.length);
  for (const [index, start] of starts.slice(0, -1).entries()) pages.fill(index + 1, start, starts[index + 1]);
  const edges = paper.map((page) => {
    const left = page.reduce((least, [, x]) => Math.min(least, x), Number.POSITIVE_INFINITY);
    return [left, page.reduce((most, [, x, , width]) => Math.max(most, x + width), 0)] as const;
  });
  return { words, pages, starts, edges, running: runningWords(paper, starts) };
}

/** Whether two words stand on one line: more than half of the lower one beside the other. */
export function sameLine([, , y, , height]: Word, [, , otherY, , otherHeight]: Word): boolean {
  const shared = Math.min(y + height, otherY + otherHeight) - Math.max(y, otherY);
  return shared * 2 > Math.min(height, otherHeight);
}

type Edge = 'top' | 'bottom';
interface Line {
  readonly indexes: readonly number[];
  readonly key: string;
  /** It holds only the page's number. */
  readonly bare: boolean;
  /** Whether the next line towards the middle keeps its distance. */
  readonly apart: boolean;
}

/** The largest number of lines of a head or a foot, and its largest depth in points. */
const edgeLines = 3;
const edgeDepth = 80;
/** A line of the edge belongs to the page if it is alike on at least this number of pages, and on at least this share of all. */
const alikeOn = 3;
const alikeShare = 0.25;
/** A head is further than this number of its heights from the next line; lines of the text are closer. */
const apartFrom = 1.5;

/** A line that holds only the page's number: `3`, `- 3 -`, `Trang 3/12`; counted from the first page or from the second. */
const ownNumber = /^[-–—\s]*(trang|page)?\s*#(0|-1)(\s*[/|]\s*#?-?\d+)?[-–—\s]*$/i;

function runningWords(paper: PaperWords, starts: readonly number[]): Uint8Array {
  const running = new Uint8Array(starts.at(-1) ?? 0);
  const pages = paper.map((words, n) => [edgeOf(words, n + 1, 'top'), edgeOf(words, n + 1, 'bottom')]);
  const count = new Map<string, number>();
  for (const { key } of pages.flat(2)) count.set(key, (count.get(key) ?? 0) + 1);
  const enough = Math.max(alikeOn, paper.length * alikeShare);
  for (const [n, edges] of pages.entries()) {
    const lines = edges.flatMap((edge) => {
      const own = edge.slice(
        0,
        prefix(edge, (line) => line.bare || (count.get(line.key) ?? 0) >= enough),
      );
      return own.slice(0, own.findLastIndex(({ apart }) => apart) + 1);
    });
    const all = new Set(lines.flatMap(({ indexes }) => indexes)).size === paper[n]?.length;
    // A page is never all head and foot.
    for (const { indexes, bare } of lines)
      if (bare || !all) for (const index of indexes) running[(starts[n] ?? 0) + index] = 1;
  }
  return running;
}

/** How many at the beginning of a list fulfil a condition. */
function prefix<T>(list: readonly T[], is: (one: T) => boolean): number {
  const other = list.findIndex((one) => !is(one));
  return other === -1 ? list.length : other;
}

/** The outermost lines of a page, the outermost first. */
function edgeOf(words: readonly Word[], page: number, edge: Edge): Line[] {
  const outermost = (index: number): number => {
    const [, , y, , height] = at(words, index);
    return edge === 'top' ? y : -y - height;
  };
  const extreme = words.reduce((least, _, index) => Math.min(least, outermost(index)), Number.POSITIVE_INFINITY);
  const near = [...words.keys()].filter((index) => outermost(index) < extreme + edgeDepth);
  near.sort((one, other) => outermost(one) - outermost(other));
  const lines: Line[] = [];
  for (let from = 0; from < near.length && lines.length < edgeLines; ) {
    const first = at(words, near[from] as number);
    const onLine = near.slice(from).filter((index) => sameLine(first, at(words, index)));
    const indexes = onLine.toSorted((one, other) => one - other);
    from += onLine.length;
    const inner = near[from];
    const text = indexes.map((index) => at(words, index)[0]).join(' ');
    // The page's own number counts as alike on all pages, from the first or the second page on.
    const alike = text.replace(/\d{1,4}/g, (number) => {
      const off = Number(number) - page;
      return Math.abs(off) <= 3 ? `#${off}` : number;
    });
    const bare = ownNumber.test(alike);
    // A line that stands alone on its page is text.
    const blank = inner === undefined ? 0 : outermost(inner) - outermost(near[from - 1] as number);
    const apart = bare || blank > first[4] * apartFrom;
    lines.push({ indexes, bare, apart, key: `${edge} ${Math.round(first[2] / 4)} ${alike}` });
  }
  return lines;
}

const at = (words: readonly Word[], index: number): Word => words[index] as Word;

export const textOf = ({ words }: Flow, indexes: readonly number[]): string =>
  indexes.map((index) => at(words, index)[0]).join(' ');

/** Ascending places of words, page by page. */
export function byPage(indexes: readonly number[], { pages }: Flow): (readonly [page: number, indexes: number[]])[] {
  const groups: (readonly [number, number[]])[] = [];
  for (const index of indexes) {
    const page = pages[index] as number;
    const last = groups.at(-1);
    if (last?.[0] === page) last[1].push(index);
    else groups.push([page, [index]]);
  }
  return groups;
}

/** Words one behind the other on a line become one box. `indexes` ascend and are of one page. */
export function boxesOf({ words }: Flow, indexes: readonly number[]): Box[] {
  const boxes: Box[] = [];
  let last: number | undefined;
  for (const index of indexes) {
    const word = words[index] as Word;
    const [, ...box] = word;
    const before = boxes.at(-1);
    if (before && last === index - 1 && sameLine(word, words[last] as Word))
      boxes[boxes.length - 1] = joined(before, box);
    else boxes.push(box);
    last = index;
  }
  return boxes;
}

function joined([x, y, width, height]: Box, [otherX, otherY, otherWidth, otherHeight]: Box): Box {
  const [left, top] = [Math.min(x, otherX), Math.min(y, otherY)];
  const right = Math.max(x + width, otherX + otherWidth);
  return [left, top, right - left, Math.max(y + height, otherY + otherHeight) - top];
}

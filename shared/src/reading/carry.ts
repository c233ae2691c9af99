import type { Alignment } from './align.ts';
import { boxesOf, byPage, type Flow, sameLine, textOf } from './flow.ts';
import type { MarkBody, PageMark } from './marks.ts';
import { gone } from './sequence.ts';
import type { Box, Word } from './words.ts';

export type PageBody = PageMark['body'];
type Of<K extends MarkBody['kind']> = Extract<PageBody, { kind: K }>;

/** A highlight covers a word if its boxes hide at least this share of it. */
const covered = 0.4;
/** At least this share of a highlight's or a page's words must be left. */
const wordsLeft = 0.5;
/** Of the words around a stroke a larger share must be left: otherwise it would stand on other words. */
const strokeLeft = 0.9;
/** A stroke that is further (points) than this from a word does not belong to it. */
const reach = 100;
/** Words around a stroke moved as one block if each strays at most this far (points) from the others, across and down. */
const spreadAcross = 4;
const spreadDown = 3;

/**
 * Where a mark made on the old version stands in the new one: with the same words. A highlight over a page break comes in two parts; every
 * other mark in one. Empty when that place cannot be told ("bản cũ"): the words are gone (of a highlight or a page: more than half of
 * them), the words around a stroke were changed or have come apart, or the page has no words. Nothing is stored: the mark stays what it is,
 * on the old version.
 * @param sha256 the file of the new version
 */
export function carry(body: PageBody, alignment: Alignment, sha256: string): PageBody[] {
  const from = wordsOn(alignment.old, body.place.page);
  const on = (page: number) => ({ ...body.place, sha256, page });
  switch (body.kind) {
    case 'highlight':
      return carryHighlight(body, from, alignment, on);
    case 'ink':
      return carryInk(body, from, alignment, on);
    case 'pin':
      return carryPin(body, from, alignment, on);
    case 'bookmark':
      return carryBookmark(body, from, alignment, on);
    default:
      return body satisfies never;
  }
}

/** A word of the old version with its index there. */
type Standing = readonly [index: number, word: Word];
type On = (page: number) => PageBody['place'];

/** The words of a page that belong to the text. */
function wordsOn({ words, starts, running }: Flow, page: number): Standing[] {
  const found: Standing[] = [];
  for (let index = starts[page - 1] ?? 0; index < (starts[page] ?? 0); index++)
    if (running[index] === 0) found.push([index, words[index] as Word]);
  return found;
}

/** Of these words those that are still there, and where all their parts stand, in the order of reading. */
function stillThere(standing: readonly Standing[], { to, from }: Alignment): { left: Standing[]; now: number[] } {
  const left = standing.filter(([index]) => to[index] !== gone);
  const now = new Set<number>();
  for (const [index] of left) {
    const first = to[index] as number;
    now.add(first);
    for (let next = first + 1; from[next] === index; next++) now.add(next);
  }
  return { left, now: [...now].sort((one, other) => one - other) };
}

function carryHighlight(body: Of<'highlight'>, from: Standing[], alignment: Alignment, on: On): PageBody[] {
  const marked = from.filter(([, word]) => body.boxes.some((box) => shareOf(word, box) >= covered));
  const { left, now } = stillThere(marked, alignment);
  if (left.length === 0 || left.length < marked.length * wordsLeft) return [];
  return byPage(now, alignment.now).map(([page, indexes]) => ({
    ...body,
    place: on(page),
    boxes: boxesOf(alignment.now, indexes).map((box) => [...box] as [number, number, number, number]),
    text: textOf(alignment.now, indexes),
  }));
}

function carryInk(body: Of<'ink'>, from: Standing[], alignment: Alignment, on: On): PageBody[] {
  const around = wordsAround(from, boxAround(body.points));
  const { left, now } = stillThere(around, alignment);
  if (left.length === 0 || left.length < around.length * strokeLeft) return [];
  const { words, pages } = alignment.now;
  const image = ([index]: Standing): number => alignment.to[index] as number;
  const page = pages[now[0] as number] as number;
  const shifts = left.map((one) => {
    const [, x, y] = words[image(one)] as Word;
    return [x - one[1][1], y - one[1][2]] as const;
  });
  const across = median(shifts.map(([x]) => x));
  const down = median(shifts.map(([, y]) => y));
  const oneBlock =
    now.every((index) => pages[index] === page) &&
    shifts.every(([x, y]) => Math.abs(x - across) <= spreadAcross && Math.abs(y - down) <= spreadDown);
  if (!oneBlock) return [];
  const points = body.points.map((value, n) => [value + across, value + down, value][n % 3] as number);
  return [{ ...body, place: on(page), points }];
}

function carryPin(body: Of<'pin'>, from: Standing[], alignment: Alignment, on: On): PageBody[] {
  const spot: Box = [body.x, body.y, 0, 0];
  const nearest = nearestTo(from, spot, boxOf);
  const now = nearest ? (alignment.to[nearest[0]] as number) : gone;
  if (!nearest || now === gone) return [];
  const [, x, y] = alignment.now.words[now] as Word;
  const place = on(alignment.now.pages[now] as number);
  return [{ ...body, place, x: body.x + x - nearest[1][1], y: body.y + y - nearest[1][2] }];
}

function carryBookmark(body: Of<'bookmark'>, from: Standing[], alignment: Alignment, on: On): PageBody[] {
  const { left, now } = stillThere(from, alignment);
  if (left.length === 0 || left.length < from.length * wordsLeft) return [];
  const [page] = byPage(now, alignment.now).reduce((most, one) => (one[1].length > most[1].length ? one : most));
  return [{ ...body, place: on(page) }];
}

/** The words a stroke strikes or encloses; else those on the lines beside it; else of the nearest line those above or below it. */
function wordsAround(from: Standing[], stroke: Box): Standing[] {
  const struck = from.filter(([, word]) => distance(coreOf(word), stroke) === 0);
  if (struck.length > 0) return struck;
  const nearest = nearestTo(from, stroke, coreOf);
  if (!nearest) return [];
  const beside = from.filter(([, word]) => apart(coreOf(word), stroke)[1] === 0);
  if (beside.length > 0) return beside;
  const line = from.filter(([, word]) => sameLine(word, nearest[1]));
  const along = line.filter(([, word]) => apart(boxOf(word), stroke)[0] === 0);
  return along.length > 0 ? along : line;
}

const boxOf = ([, ...box]: Word): Box => box;

/** Where the small letters are: a line drawn close below one word does not strike the next line's. */
const coreOf = ([, x, y, width, height]: Word): Box => [x, y + height * 0.35, width, height * 0.45];

function nearestTo(from: Standing[], spot: Box, partOf: (word: Word) => Box): Standing | undefined {
  let nearest: Standing | undefined;
  let least = reach;
  for (const one of from) {
    const away = distance(partOf(one[1]), spot);
    if (away >= least) continue;
    least = away;
    nearest = one;
  }
  return nearest;
}

/** How far two rectangles are apart, across and down; 0 where they overlap. */
function apart([x, y, width, height]: Box, [ofX, ofY, ofWidth, ofHeight]: Box): readonly [number, number] {
  return [Math.max(0, x - ofX - ofWidth, ofX - x - width), Math.max(0, y - ofY - ofHeight, ofY - y - height)];
}

const distance = (one: Box, other: Box): number => Math.hypot(...apart(one, other));

/** How much of a word a box hides, from 0 to 1. */
function shareOf([, x, y, width, height]: Word, [ofX, ofY, ofWidth, ofHeight]: Box): number {
  const across = Math.min(x + width, ofX + ofWidth) - Math.max(x, ofX);
  const down = Math.min(y + height, ofY + ofHeight) - Math.max(y, ofY);
  return across > 0 && down > 0 ? (across * down) / (width * height) : 0;
}

function boxAround(points: readonly number[]): Box {
  const xs = points.filter((_, n) => n % 3 === 0);
  const ys = points.filter((_, n) => n % 3 === 1);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [left, top, Math.max(...xs) - left, Math.max(...ys) - top];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[sorted.length >> 1] as number;
}

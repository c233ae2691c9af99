import { numbering, openDiff } from '@dien-hong/shared/reading';

/**
 * Two texts with one origin, as one: the lines they share once, and where they differ those of the first, then those of the second. A text
 * that is in the other already adds nothing, however often they are brought together.
 */
export function bothTexts(theirs: string, ours: string): string {
  const [a, b] = [theirs.split('\n'), ours.split('\n')];
  if (holds(a, b)) return theirs;
  if (holds(b, a)) return ours;
  const both: string[][] = [];
  let [fromA, fromB] = [0, 0];
  for (const [i, j] of [...sharedLines(a, b), [a.length, b.length] as const]) {
    both.push(oneBelowTheOther(a.slice(fromA, i), b.slice(fromB, j)), a.slice(i, i + 1));
    [fromA, fromB] = [i + 1, j + 1];
  }
  return both.flat().join('\n');
}

/** Whether all lines of `part` are in `text`, in their order. */
function holds(text: readonly string[], part: readonly string[]): boolean {
  let found = 0;
  for (const line of text) if (line === part[found]) found++;
  return found === part.length;
}

/**
 * The positions of the lines that both have, in order. Empty lines are left out: they would scatter one text's paragraphs among the
 * other's.
 */
function sharedLines(a: readonly string[], b: readonly string[]): (readonly [inA: number, inB: number])[] {
  const number = numbering();
  const written = (lines: readonly string[]) => [...lines.keys()].filter((n) => lines[n]?.trim() !== '');
  const numbered = (lines: readonly string[], at: number[]) => Int32Array.from(at, (n) => number(lines[n] ?? ''));
  const [inA, inB] = [written(a), written(b)];
  const pairs: (readonly [number, number])[] = [];
  const { solve, whole } = openDiff(numbered(a, inA), numbered(b, inB));
  solve(whole, (i, j) => pairs.push([inA[i] as number, inB[j] as number]));
  return pairs.sort(([one], [other]) => one - other);
}

/** Lines that share only empty ones: their common beginning and end stand once. */
function oneBelowTheOther(a: readonly string[], b: readonly string[]): string[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return [...a.slice(0, a.length - tail), ...b.slice(head, b.length - tail), ...a.slice(a.length - tail)];
}

import { beginsLine, endsSentence, gone, runsOf, type Sequence } from './sequence.ts';

/** At least this number of words in a row is no coincidence. */
const sureRun = 8;
/** Two sentences that share less than this part of either are different ones. */
const sameSentence = 1 / 3;

/** Drops words that were found alike by coincidence in rewritten passages, and puts the edges of changes where sentences begin. */
export function settle(a: Sequence, b: Sequence, to: Int32Array): void {
  dropShortRuns(a, b, to);
  slideChanges(a, b, to);
  dropUnlikeSentences(a, b, to);
}

/** Drops each run that is small beside the changes on both its sides; these changes grow by it, until no small run is left. */
function dropShortRuns(a: Sequence, b: Sequence, to: Int32Array): void {
  for (;;) {
    const runs = runsOf(to);
    const gapBefore = (n: number): number => {
      const [last, next] = [runs[n - 1], runs[n]];
      const onA = (next?.a ?? to.length) - (last ? last.a + last.length : 0);
      const onB = (next?.b ?? b.pieces.length) - (last ? last.b + last.length : 0);
      return Math.max(onA, onB);
    };
    const shortRuns = runs.filter((run, n) => {
      const small = run.length < sureRun && run.length * 2 <= Math.min(gapBefore(n), gapBefore(n + 1));
      return small && !(isWhole(a, run.a, run.length) && isWhole(b, run.b, run.length));
    });
    if (shortRuns.length === 0) return;
    for (const { a, length } of shortRuns) to.fill(gone, a, a + length);
  }
}

/** Whether a stretch is one or more whole lines, as a heading is: that is no coincidence. */
const isWhole = (sequence: Sequence, from: number, length: number): boolean =>
  beginsLine(sequence, from) && beginsLine(sequence, from + length) && endsSentence(sequence, from + length - 1);

/** Two sentences that merely begin alike ("Căn cứ Luật …") are not one: their common words are dropped. */
function dropUnlikeSentences(a: Sequence, b: Sequence, to: Int32Array): void {
  const [inA, inB] = [sentencesOf(a), sentencesOf(b)];
  const shared = new Map<string, number>();
  const pairOf = (i: number): string => `${inA.of[i]} ${inB.of[to[i] as number]}`;
  for (const [i, j] of to.entries()) if (j !== gone) shared.set(pairOf(i), (shared.get(pairOf(i)) ?? 0) + 1);
  const unlike: number[] = [];
  for (const [i, j] of to.entries()) {
    if (j === gone) continue;
    const words = shared.get(pairOf(i)) ?? 0;
    const [ofA, ofB] = [inA.lengths[inA.of[i] as number] ?? 0, inB.lengths[inB.of[j] as number] ?? 0];
    if (words < ofA * sameSentence && words < ofB * sameSentence) unlike.push(i);
  }
  for (const i of unlike) to[i] = gone;
}

function sentencesOf(sequence: Sequence): { readonly of: Int32Array; readonly lengths: readonly number[] } {
  const of = new Int32Array(sequence.pieces.length);
  const lengths = [0];
  for (let index = 0; index < of.length; index++) {
    of[index] = lengths.length - 1;
    lengths[lengths.length - 1] = (lengths.at(-1) ?? 0) + 1;
    if (endsSentence(sequence, index)) lengths.push(0);
  }
  return { of, lengths };
}

/**
 * When added or removed words begin like the words after them, several places fit: of `A B` and `A x B x` the second x is new, or the first.
 * Whole sentences and lines are preferred to the end of one and the beginning of the next.
 */
function slideChanges(a: Sequence, b: Sequence, to: Int32Array): void {
  const runs = runsOf(to).map((run) => ({ ...run }));
  for (const [n, next] of runs.entries()) {
    const before = runs[n - 1];
    if (!before) continue;
    const [endA, endB] = [before.a + before.length, before.b + before.length];
    const space = { back: before.length, on: next.length };
    let by = 0;
    if (endA === next.a && endB < next.b) by = bestShift(b, endB, next.b, space);
    else if (endB === next.b && endA < next.a) by = bestShift(a, endA, next.a, space);
    before.length += by;
    next.a += by;
    next.b += by;
    next.length -= by;
  }
  to.fill(gone);
  for (const run of runs) for (let k = 0; k < run.length; k++) to[run.a + k] = run.b + k;
}

/** By how many words the stretch `from` to `to` of a sequence is best shifted; the words around it stay the same. */
function bestShift(sequence: Sequence, from: number, to: number, space: { back: number; on: number }): number {
  const { pieces } = sequence;
  const worth = (by: number): number => breakBefore(sequence, from + by) + breakBefore(sequence, to + by);
  let best = 0;
  for (let by = 1; by <= space.back && pieces[from - by] === pieces[to - by]; by++)
    if (worth(-by) > worth(best)) best = -by;
  for (let by = 1; by <= space.on && pieces[from + by - 1] === pieces[to + by - 1]; by++)
    if (worth(by) > worth(best)) best = by;
  return best;
}

/** How much of a break there is before a word: a sentence's counts more than a line's. */
function breakBefore(sequence: Sequence, index: number): number {
  const line = beginsLine(sequence, index) ? 1 : 0;
  return line + (index === 0 || endsSentence(sequence, index - 1) ? 2 : 0);
}

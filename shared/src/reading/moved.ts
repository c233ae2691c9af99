import { type Diff, type Ranges, uniquePairs } from './diff.ts';
import { gone, type Run } from './sequence.ts';

/** At least this number of words in a row that vanished in one place and stand in another, and nowhere else in either version, were moved. */
const surelyMoved = 12;
/** Beside such a run a shorter one counts as moved too, at most this number of words away: between them is an edit of the moved words. */
const hole = 20;

/** Finds the moved words among those without a counterpart, and writes it into `to`. Returns where in the new version they are. */
export function findMoved(diff: Diff, to: Int32Array): number[] {
  const taken = new Uint8Array(diff.pieces.b.length);
  for (const j of to) if (j !== gone) taken[j] = 1;
  const moved: number[] = [];
  const free = (i: number, j: number): boolean => to[i] === gone && taken[j] === 0;
  const match = (i: number, j: number): void => {
    if (!free(i, j)) return;
    to[i] = j;
    taken[j] = 1;
    moved.push(j);
  };

  const runs = surelyMovedRuns(movedRuns(diff, free));
  for (const { a, b, length } of runs) for (let k = 0; k < length; k++) match(a + k, b + k);
  for (const [n, run] of runs.entries()) {
    const between = holeBetween(runs[n - 1], run);
    if (between && isFree(between, free)) diff.solve(between, match);
  }
  return moved;
}

/** Runs of words without a counterpart that occur once in either version, in the order of the old one. */
function movedRuns({ pieces, longest, whole }: Diff, free: (i: number, j: number) => boolean): Run[] {
  const runs: Run[] = [];
  for (const [i, j] of uniquePairs(longest, whole)) {
    const last = runs.at(-1);
    const begin = last ? last.a + last.length : 0;
    if (!free(i, j) || i < begin) continue;
    const same = (by: number): boolean => free(i + by, j + by) && pieces.a[i + by] === pieces.b[j + by];
    let [from, end] = [0, 1];
    while (i + from > begin && same(from - 1)) from--;
    while (same(end)) end++;
    runs.push({ a: i + from, b: j + from, length: end - from });
  }
  return runs;
}

function surelyMovedRuns(runs: readonly Run[]): Run[] {
  const sure = (run: Run | undefined): boolean => run !== undefined && run.length >= surelyMoved;
  const beside = (one: Run | undefined, next: Run | undefined): boolean => holeBetween(one, next) !== null;
  return runs.filter((run, n) => {
    const [last, next] = [runs[n - 1], runs[n + 1]];
    return sure(run) || (sure(last) && beside(last, run)) || (sure(next) && beside(run, next));
  });
}

/** The words between two runs that moved together; null if they did not. */
function holeBetween(one: Run | undefined, next: Run | undefined): Ranges | null {
  if (!one || !next) return null;
  const between = { aFrom: one.a + one.length, aTo: next.a, bFrom: one.b + one.length, bTo: next.b };
  const [onA, onB] = [between.aTo - between.aFrom, between.bTo - between.bFrom];
  return onA >= 0 && onA <= hole && onB >= 0 && onB <= hole ? between : null;
}

function isFree({ aFrom, aTo, bFrom, bTo }: Ranges, free: (i: number, j: number) => boolean): boolean {
  for (let i = aFrom; i < aTo; i++) for (let j = bFrom; j < bTo; j++) if (!free(i, j)) return false;
  return true;
}

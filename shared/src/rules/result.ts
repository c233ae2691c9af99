import * as z from 'zod/mini';
import { type RulePack, type Threshold, votesNeeded } from './pack.ts';

/** Votes by choice, in the order the choices were put. */
export const Tally = z.array(z.object({ choice: z.string(), count: z.int() }));
export type Tally = z.infer<typeof Tally>;

/**
 * The verdict on a resolution. `undecided`: for and against are equal below half of the base, which no rule settles;
 * the chair decides and states the basis.
 */
export const Verdict = z.enum(['passed', 'failed', 'undecided']);
export type Verdict = z.infer<typeof Verdict>;

export const Result = z.object({
  verdict: Verdict,
  /** Settled by the side on which the chair voted. */
  byChair: z.boolean(),
  base: z.object({ label: z.string(), total: z.int() }),
  needed: z.int(),
  tally: Tally,
  present: z.int(),
});
export type Result = z.infer<typeof Result>;

/** Percent of the base with two decimals, halves up, e.g. 66.67. */
export const percentOf = (count: number, total: number): number =>
  total === 0 ? 0 : Math.round((count * 10000) / total) / 100;

export interface Counted {
  readonly tally: Tally;
  /** All members entitled to vote, present or not. */
  readonly total: number;
  readonly present: number;
  /** What the chair chose in this vote; null where there is no single chair or he has not voted. */
  readonly chairChoice: string | null;
}

/** The threshold of a motion: the pack's, or that of the special case it falls under. */
export const thresholdOf = (pack: RulePack, special: string | null): Threshold =>
  pack.special.find((one) => one.name === special)?.pass ?? pack.pass;

/** Applies the pack to a counted resolution (choices in the pack's order: for, against, abstaining). */
export function resolve(pack: RulePack, counted: Counted, special: string | null = null): Result {
  const [yes = 0, no = 0] = counted.tally.map((row) => row.count);
  const threshold = thresholdOf(pack, special);
  const needed = votesNeeded(threshold, counted.total);
  const settled = (verdict: Verdict, byChair = false): Result => ({
    verdict,
    byChair,
    base: { label: pack.baseLabel, total: counted.total },
    needed,
    tally: counted.tally,
    present: counted.present,
  });
  if (yes >= needed) return settled('passed');
  if (threshold.kind !== 'moreThanHalf' || pack.tie === 'none' || yes !== no || yes === 0) return settled('failed');
  const half = yes * 2 === counted.total;
  if (!half) return settled('undecided');
  const [approve, against] = pack.choices;
  if (counted.chairChoice === approve) return settled('passed', true);
  if (counted.chairChoice === against) return settled('failed', true);
  return settled('undecided');
}

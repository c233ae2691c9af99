import * as z from 'zod/mini';
import { type Fraction, type RulePack, type Threshold, votesNeeded } from './pack.ts';
import { type RowTally, type Tally, VoteKind } from './tally.ts';

/**
 * The outcome of one row. `passed`/`failed`: a resolution, an entry, an option, a candidate (elected or not), a vote of confidence.
 * `undecided`: no rule settles it; the chair decides and states the basis, or, in an election, another round does. `stays`, `mayResign`,
 * `removal`: the consequences of the levels of confidence.
 */
export const Outcome = z.enum(['passed', 'failed', 'undecided', 'stays', 'mayResign', 'removal']);
export type Outcome = z.infer<typeof Outcome>;

export const RowResult = z.object({
  rowId: z.string(),
  counts: z.array(z.int()),
  outcome: Outcome,
  /** Settled by the vote of the person whom the pack names for a tie: the head of the body, or the chair. */
  byChair: z.boolean(),
  /** Place by votes, equals sharing one; null without a ranking. */
  rank: z.nullable(z.int()),
});
export type RowResult = z.infer<typeof RowResult>;

export const Result = z.object({
  kind: VoteKind,
  base: z.object({ label: z.string(), total: z.int() }),
  /** The fewest votes that pass. */
  needed: z.int(),
  present: z.int(),
  rows: z.array(RowResult),
});
export type Result = z.infer<typeof Result>;

/** Percent of the base with two decimals, halves up, e.g. 66.67. */
export const percentOf = (count: number, total: number): number =>
  total === 0 ? 0 : Math.round((count * 10000) / total) / 100;

export interface Counted {
  readonly kind: VoteKind;
  readonly tally: Tally;
  /** All members entitled to vote, present or not. */
  readonly total: number;
  readonly present: number;
  /** The choice (by number) in each row of the person whose side decides a tie; null without one, or when nobody may know. */
  readonly castingMarks: readonly (number | null)[] | null;
  /** How many are to be elected; null when all that pass are. */
  readonly seats: number | null;
  /** The special case of the pack it falls under. */
  readonly special: string | null;
}

/** The threshold of a motion: the pack's, or that of the special case it falls under. */
export const thresholdOf = (pack: RulePack, special: string | null): Threshold =>
  pack.special.find((one) => one.name === special)?.pass ?? pack.pass;

type Judged = Pick<RowResult, 'outcome' | 'byChair'>;

/** For against needed; a tie under a plain majority as the pack says. */
function judgeQuestion(pack: RulePack, counted: Counted, { counts }: RowTally, row: number): Judged {
  const [yes = 0, no = 0] = counts;
  const threshold = thresholdOf(pack, counted.special);
  if (yes >= votesNeeded(threshold, counted.total)) return { outcome: 'passed', byChair: false };
  if (threshold.kind !== 'moreThanHalf' || pack.tie === 'none' || yes !== no || yes === 0)
    return { outcome: 'failed', byChair: false };
  const half = yes * 2 === counted.total;
  const side = half ? counted.castingMarks?.[row] : null;
  if (side === 0) return { outcome: 'passed', byChair: true };
  if (side === 1) return { outcome: 'failed', byChair: true };
  // By law the head's side alone breaks a tie at half: without his vote half stays half.
  return { outcome: half && pack.tie === 'head' ? 'failed' : 'undecided', byChair: false };
}

const above = (count: number, total: number, { num, den }: Fraction): boolean => count * den > total * num;
const atLeast = (count: number, total: number, { num, den }: Fraction): boolean => count * den >= total * num;

function judgeLevels(pack: RulePack, total: number, { counts }: RowTally): Judged {
  const low = counts[2] ?? 0;
  const { confidence } = pack;
  if (confidence && atLeast(low, total, confidence.removalFrom)) return { outcome: 'removal', byChair: false };
  if (confidence && above(low, total, confidence.mayResignAbove)) return { outcome: 'mayResign', byChair: false };
  return { outcome: 'stays', byChair: false };
}

/** Those with enough votes, the first `seats` of them; candidates who are level across the last place are not settled by it. */
function judgeRanked(counts: readonly number[], needed: number, seats: number | null, own: number): Judged {
  if (own < needed) return { outcome: 'failed', byChair: false };
  if (seats === null) return { outcome: 'passed', byChair: false };
  const ahead = counts.filter((count) => count > own).length;
  const level = counts.filter((count) => count === own).length;
  if (ahead >= seats) return { outcome: 'failed', byChair: false };
  return { outcome: ahead + level <= seats ? 'passed' : 'undecided', byChair: false };
}

/** Applies the pack to a count. A straw poll has no result and is not judged. */
export function resolve(pack: RulePack, counted: Counted): Result {
  const { kind, tally, total, present, seats } = counted;
  const needed = votesNeeded(thresholdOf(pack, counted.special), total);
  const firsts = tally.map(({ counts }) => counts[0] ?? 0);
  const ranked = kind === 'election' || kind === 'choice';
  const judge = (row: RowTally, index: number): Judged => {
    switch (kind) {
      case 'resolution':
      case 'approval':
        return judgeQuestion(pack, counted, row, index);
      case 'confidenceLevels':
        return judgeLevels(pack, total, row);
      case 'choice':
      case 'election':
        return judgeRanked(firsts, needed, seats, firsts[index] ?? 0);
      case 'confidenceVote':
      case 'poll':
        return { outcome: (firsts[index] ?? 0) >= needed ? 'passed' : 'failed', byChair: false };
      default:
        return kind satisfies never;
    }
  };
  return {
    kind,
    base: { label: pack.baseLabel, total },
    needed,
    present,
    rows: tally.map((row, index) => ({
      ...row,
      ...judge(row, index),
      rank: ranked ? 1 + firsts.filter((count) => count > (firsts[index] ?? 0)).length : null,
    })),
  };
}

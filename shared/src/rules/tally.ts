import * as z from 'zod/mini';

/**
 * The kinds of votes, and how each is judged. `resolution`: one question; `approval`: a list, each entry judged like a resolution; `choice`:
 * at most k of n options; `election`: at most k of n candidates, ranked; `confidenceLevels`: high, plain or low confidence in each person;
 * `confidenceVote`: confidence or none in each; `poll`: a straw poll, which binds nobody.
 */
export const VoteKind = z.enum([
  'resolution',
  'approval',
  'choice',
  'election',
  'confidenceLevels',
  'confidenceVote',
  'poll',
]);
export type VoteKind = z.infer<typeof VoteKind>;

/** Votes of one row of the ballot by choice, in the order the choices were put. */
export const RowTally = z.object({ rowId: z.string(), counts: z.array(z.int()) });
export type RowTally = z.infer<typeof RowTally>;
export const Tally = z.array(RowTally);
export type Tally = z.infer<typeof Tally>;

/** One ballot: for each row the numbers of the choices marked. A valid open ballot marks at most one in each. */
export type Marks = readonly (readonly number[])[];

/** Why a secret ballot does not count. */
export const SpoiltReason = z.enum(['blank', 'row-marked-twice', 'too-many']);
export type SpoiltReason = z.infer<typeof SpoiltReason>;

/** Why these marks make no valid ballot; null when they do. `most`: rows that may get the first choice; null for any number. */
export function spoiltBy(marks: Marks, most: number | null): SpoiltReason | null {
  if (marks.every((row) => row.length === 0)) return 'blank';
  if (marks.some((row) => row.length > 1)) return 'row-marked-twice';
  if (most !== null && marks.filter((row) => row[0] === 0).length > most) return 'too-many';
  return null;
}

/** Counts valid ballots; independent of the order in which they came. */
export function tallyOf(rowIds: readonly string[], choices: number, ballots: readonly Marks[]): Tally {
  const tally = rowIds.map((rowId) => ({ rowId, counts: Array.from({ length: choices }, () => 0) }));
  for (const marks of ballots)
    for (const [row, marked] of marks.entries())
      for (const choice of marked) {
        const counts = tally[row]?.counts;
        if (counts?.[choice] !== undefined) counts[choice] += 1;
      }
  return tally;
}

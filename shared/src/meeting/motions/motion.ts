import * as z from 'zod/mini';
import { Digest, Id, limits, line, text } from '../../kernel/index.ts';
import { VoteKind } from '../../rules/index.ts';

/**
 * How the votes are given. `open`: signed ballots; `secret`: slips that nobody can trace; `rollCall`: members are called by
 * name and answer aloud; `hands`: a show of hands that two people count.
 */
export const VoteForm = z.enum(['open', 'secret', 'rollCall', 'hands']);
export type VoteForm = z.infer<typeof VoteForm>;

/** A line of the ballot: the question itself, an option, an entry of a list, a person. */
export const Row = z.object({ id: Id, name: z.string(), personId: z.nullable(Id) });
export type Row = z.infer<typeof Row>;

export const Motion = z.object({
  id: Id,
  itemId: z.nullable(Id),
  title: z.string(),
  question: z.string(),
  kind: VoteKind,
  form: VoteForm,
  /** One row without a name for a single question; else the options to choose from, or the entries that are judged one by one. */
  rows: z.array(Row).check(z.minLength(1), z.maxLength(limits.rows)),
  /** The words put to the voters for each row, in order; the first counts as a vote for it. */
  choices: z.array(z.string()).check(z.minLength(1), z.maxLength(limits.choices)),
  /** How many rows may be given the first choice; null for any number. */
  most: z.nullable(z.int()),
  /** How many are to be elected or chosen; null when all with enough votes are. */
  seats: z.nullable(z.int()),
  paperIds: z.array(Id),
  /** The special case of the rule pack whose threshold applies; null for the ordinary one. */
  special: z.nullable(z.string()),
  /** How long ballots are taken; null until the chair closes it. */
  seconds: z.nullable(z.int()),
  /** The vote on the whole text, of which this is a disputed clause; null for all others. */
  clauseOf: z.nullable(Id),
  /** Which round it is, from 1, and the vote that it repeats. */
  round: z.int(),
  repeats: z.nullable(Id),
});
export type Motion = z.infer<typeof Motion>;

export const BoundPaper = z.object({ id: Id, sha256: Digest });
export type BoundPaper = z.infer<typeof BoundPaper>;

/** The fields of a vote's preparation; everything else follows from the rules. */
export const motionFields = {
  itemId: z.nullable(Id),
  title: line(limits.title),
  question: text(limits.question),
  kind: VoteKind,
  form: VoteForm,
  /** Entries, options, candidates or persons; none for a single question and for a poll. */
  rows: z.array(z.object({ name: line(limits.row), personId: z.nullable(Id) })).check(z.maxLength(limits.rows)),
  /** The answers of a poll; all others take the words of the rules. */
  choices: z.array(line(limits.choice)).check(z.maxLength(limits.choices)),
  most: z.nullable(z.int().check(z.gte(1), z.lte(limits.rows))),
  seats: z.nullable(z.int().check(z.gte(1), z.lte(limits.rows))),
  paperIds: z.array(Id).check(z.maxLength(limits.papersOfVote)),
  special: z.nullable(line(limits.choice)),
  seconds: z.nullable(z.int().check(z.gte(10), z.lte(7200))),
  clauseOf: z.nullable(Id),
} as const;
export type MotionFields = z.infer<z.ZodMiniObject<typeof motionFields>>;

/** The row of a vote on one question. */
export const questionRow: Row = { id: '1', name: '', personId: null };

/** Whether a ballot of this kind lists names: options, entries or persons. The others ask one question. */
export const kindHasNames = (kind: VoteKind): boolean => kind !== 'resolution' && kind !== 'poll';

export const isSingle = ({ kind }: Pick<Motion, 'kind'>): boolean => !kindHasNames(kind);

import * as z from 'zod/mini';
import { base64, Digest, Id, limits, text } from '../../kernel/index.ts';
import { Outcome, Result, SpoiltReason, Tally } from '../../rules/index.ts';
import { BoundPaper } from '../motions/index.ts';
import { type RecordCommand, recordCommands, recordEvents } from './board/recordMessages.ts';
import { boardCommands, boardEvents, secretCommands, secretEvents } from './slips/messages.ts';

const Answers = z.array(z.string().check(z.maxLength(limits.choice))).check(z.maxLength(limits.rows));
const Counts = z
  .array(z.array(z.int().check(z.gte(0), z.lte(limits.people))).check(z.maxLength(limits.choices)))
  .check(z.maxLength(limits.rows));

export const votingCommands = [
  z.object({ type: z.literal('OpenVote'), voteId: Id }),
  /** Several open votes put at once; members answer one after the other. */
  z.object({ type: z.literal('OpenSeries'), voteIds: z.array(Id).check(z.minLength(2), z.maxLength(limits.series)) }),
  /** `ballot`: base64 of the CAdES signature over the canonical ballot; verified before deciding. */
  z.object({ type: z.literal('CastBallot'), voteId: Id, ballot: base64(limits.ballot) }),
  /** For a voter whose tablet fails: the choices on his paper ballot. It counts once a second person has entered the same. */
  z.object({ type: z.literal('EnterPaperBallot'), voteId: Id, personId: Id, choices: Answers }),
  /** In a roll call: the answer of the member who was called. A second entry replaces one that was heard wrongly. */
  z.object({ type: z.literal('RecordAnswer'), voteId: Id, personId: Id, choices: Answers }),
  /** In a show of hands: votes by row and choice. They count once a second person has entered the same. */
  z.object({ type: z.literal('EnterCount'), voteId: Id, counts: Counts }),
  z.object({ type: z.literal('CloseVote'), voteId: Id }),
  /** Tells everybody the result of a vote that was closed, where the rules leave that to the chair. */
  z.object({ type: z.literal('AnnounceResult'), voteId: Id }),
  z.object({ type: z.literal('AnnulVote'), voteId: Id, reason: text(limits.reason) }),
  z.object({
    type: z.literal('SettleVote'),
    voteId: Id,
    rowId: Id,
    verdict: z.enum(['passed', 'failed']),
    basis: text(limits.reason),
  }),
  ...boardCommands,
  ...secretCommands,
] as const;

/** How a counted open ballot came: signed by the voter, on paper entered by two people, or called out. */
export const BallotSource = z.discriminatedUnion('via', [
  z.object({ via: z.literal('signed'), digest: Digest }),
  z.object({ via: z.literal('paper'), enteredBy: z.array(Id) }),
  z.object({ via: z.literal('rollCall'), by: Id }),
]);
export type BallotSource = z.infer<typeof BallotSource>;

/** A voter who is not in the electorate, why, and who stands in for him without a vote. */
export const NotVoting = z.object({
  personId: Id,
  why: z.enum(['absent', 'recused']),
  substituteId: z.nullable(Id),
});
export type NotVoting = z.infer<typeof NotVoting>;

/** The facts that opening fixes. */
const opening = {
  papers: z.array(BoundPaper),
  electorate: z.array(Id),
  notVoting: z.array(NotVoting),
  base: z.object({ label: z.string(), total: z.int() }),
  /** Members present at opening, of those who count for the quorum. */
  quorum: z.object({ required: z.int(), present: z.int(), total: z.int(), met: z.boolean() }),
  /** The public keys (SPKI, base64) under which slips are issued; null unless the vote is secret. */
  slipKeys: z.nullable(z.object({ house: z.string(), board: z.string() })),
} as const;

/** The outcome. */
const outcome = {
  tally: Tally,
  /** null for a straw poll: it decides nothing. */
  result: z.nullable(Result),
  /** By name, in the order of ids; empty when nobody knows who chose what. */
  ballots: z.array(z.object({ personId: Id, choices: z.array(z.string()), source: BallotSource })),
  /** The count of the counting board; null unless the vote is secret. */
  slips: z.nullable(
    z.object({
      issued: z.int(),
      cast: z.int(),
      valid: z.int(),
      invalid: z.array(z.object({ why: SpoiltReason, count: z.int() })),
      /** Root of the Merkle tree (RFC 9162) over the published slips, and the digest of the file that holds them. */
      root: Digest,
      file: Digest,
    }),
  ),
} as const;

export const votingEvents = [
  /** `sealed`, here and below: the values of the fields of the same names, for those who may read them (AUD-7). */
  z.object({
    type: z.literal('VoteOpened'),
    voteId: Id,
    ...opening,
    /** Epoch milliseconds; null until the chair closes it. */
    closesAt: z.nullable(z.int()),
    /** The votes put together with it, in order, itself included; null when it was put alone. */
    series: z.nullable(z.array(Id)),
    sealed: z.optional(z.nullable(z.object(opening))),
  }),
  z.object({
    type: z.literal('BallotCast'),
    voteId: Id,
    personId: Id,
    sealed: z.nullable(z.object({ choices: z.array(z.string()), digest: Digest, certificate: Digest })),
  }),
  z.object({
    type: z.literal('PaperBallotEntered'),
    voteId: Id,
    personId: Id,
    sealed: z.nullable(z.object({ choices: z.array(z.string()) })),
  }),
  z.object({
    type: z.literal('PaperBallotCounted'),
    voteId: Id,
    personId: Id,
    enteredBy: z.array(Id),
    sealed: z.nullable(z.object({ choices: z.array(z.string()) })),
  }),
  z.object({ type: z.literal('AnswerRecorded'), voteId: Id, personId: Id, choices: z.array(z.string()) }),
  z.object({ type: z.literal('CountEntered'), voteId: Id, counts: Counts }),
  z.object({ type: z.literal('CountConfirmed'), voteId: Id, counts: Counts, enteredBy: z.array(Id) }),
  /** Counted and not announced yet: only chair, secretary and tellers know the outcome. */
  z.object({ type: z.literal('VoteTallied'), voteId: Id, sealed: z.nullable(z.object(outcome)) }),
  z.object({
    type: z.literal('VoteClosed'),
    voteId: Id,
    ...outcome,
    sealed: z.optional(z.nullable(z.object(outcome))),
  }),
  z.object({
    type: z.literal('VoteAnnulled'),
    voteId: Id,
    reason: z.string(),
    sealed: z.optional(z.nullable(z.object({ reason: z.string() }))),
  }),
  z.object({
    type: z.literal('VoteSettled'),
    voteId: Id,
    rowId: Id,
    verdict: Outcome,
    basis: z.string(),
    chairId: Id,
  }),
  ...boardEvents,
  ...secretEvents,
  ...recordEvents,
] as const;

/** The commands that only the server itself issues. */
export const votingServiceCommands = recordCommands;

export type VotingCommand = z.infer<(typeof votingCommands)[number]>;
export type { RecordCommand };
export type VotingEvent = z.infer<(typeof votingEvents)[number]>;
export type CommandOf<T extends VotingCommand['type']> = Extract<VotingCommand, { type: T }>;
export type EventOf<T extends VotingEvent['type']> = Extract<VotingEvent, { type: T }>;

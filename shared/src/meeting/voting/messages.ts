import * as z from 'zod/mini';
import { Digest, Id, text } from '../../kernel/index.ts';
import { Result, Tally, Verdict } from '../../rules/index.ts';

/** `resolution` is binding and judged by the rule pack; `poll` is a straw poll, marked as not binding everywhere. */
export const VoteKind = z.enum(['resolution', 'poll']);
export type VoteKind = z.infer<typeof VoteKind>;

export const Motion = z.object({
  id: Id,
  itemId: z.nullable(Id),
  title: z.string(),
  question: z.string(),
  kind: VoteKind,
  /** The words put to the voters, in order. For a resolution: those of the rule pack. */
  choices: z.array(z.string()).check(z.minLength(2), z.maxLength(20)),
  paperIds: z.array(Id),
  /** The special case of the rule pack whose threshold applies; null for the ordinary one. */
  special: z.nullable(z.string()),
  /** How long it stays open; null until the chair closes it. */
  seconds: z.nullable(z.int()),
});
export type Motion = z.infer<typeof Motion>;

export const BoundPaper = z.object({ id: Id, sha256: Digest });
export type BoundPaper = z.infer<typeof BoundPaper>;

export const votingCommands = [
  z.object({
    type: z.literal('PrepareVote'),
    itemId: z.nullable(Id),
    title: text(300),
    question: text(1000),
    kind: VoteKind,
    /** For a poll; a resolution takes the pack's. */
    choices: z.array(text(200)).check(z.maxLength(20)),
    paperIds: z.array(Id).check(z.maxLength(50)),
    special: z.nullable(text(200)),
    seconds: z.nullable(z.int().check(z.gte(10), z.lte(7200))),
  }),
  z.object({ type: z.literal('RemoveVote'), voteId: Id }),
  z.object({ type: z.literal('OpenVote'), voteId: Id }),
  /** `ballot`: base64 of the CAdES signature over the canonical ballot; verified before deciding. */
  z.object({ type: z.literal('CastBallot'), voteId: Id, ballot: z.string().check(z.maxLength(24_000)) }),
  z.object({ type: z.literal('CloseVote'), voteId: Id }),
  z.object({ type: z.literal('AnnulVote'), voteId: Id, reason: text(500) }),
  z.object({ type: z.literal('SettleVote'), voteId: Id, verdict: z.enum(['passed', 'failed']), basis: text(500) }),
] as const;

export const votingEvents = [
  z.object({ type: z.literal('VotePrepared'), motion: Motion }),
  z.object({ type: z.literal('VoteRemoved'), voteId: Id }),
  z.object({
    type: z.literal('VoteOpened'),
    voteId: Id,
    papers: z.array(BoundPaper),
    electorate: z.array(Id),
    base: z.object({ label: z.string(), total: z.int() }),
    /** Members present at opening, of those who count for the quorum. */
    quorum: z.object({ required: z.int(), present: z.int(), total: z.int(), met: z.boolean() }),
    /** Epoch milliseconds; null until the chair closes it. */
    closesAt: z.nullable(z.int()),
  }),
  z.object({
    type: z.literal('BallotCast'),
    voteId: Id,
    personId: Id,
    sealed: z.nullable(z.object({ choice: z.string(), digest: Digest, certificate: Digest })),
  }),
  z.object({
    type: z.literal('VoteClosed'),
    voteId: Id,
    tally: Tally,
    /** null for a straw poll: it decides nothing. */
    result: z.nullable(Result),
    ballots: z.array(z.object({ personId: Id, choice: z.string(), digest: Digest })),
  }),
  z.object({ type: z.literal('VoteAnnulled'), voteId: Id, reason: z.string() }),
  z.object({ type: z.literal('VoteSettled'), voteId: Id, verdict: Verdict, basis: z.string(), chairId: Id }),
] as const;

export type VotingCommand = z.infer<(typeof votingCommands)[number]>;
export type VotingEvent = z.infer<(typeof votingEvents)[number]>;

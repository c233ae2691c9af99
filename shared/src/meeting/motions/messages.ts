import * as z from 'zod/mini';
import { Id, limits } from '../../kernel/index.ts';
import { Motion, motionFields } from './motion.ts';

export const motionCommands = [
  z.object({ type: z.literal('PrepareVote'), ...motionFields }),
  z.object({ type: z.literal('EditVote'), voteId: Id, ...motionFields }),
  z.object({ type: z.literal('DuplicateVote'), voteId: Id }),
  /** Another round of a closed or annulled vote, with these of its rows. */
  z.object({
    type: z.literal('RepeatVote'),
    voteId: Id,
    rowIds: z.array(Id).check(z.minLength(1), z.maxLength(limits.rows)),
  }),
  z.object({ type: z.literal('ReorderVotes'), voteIds: z.array(Id).check(z.maxLength(limits.votes)) }),
  z.object({ type: z.literal('RemoveVote'), voteId: Id }),
] as const;

export const motionEvents = [
  /** `sealed`: the motion in full, for those who may read it (AUD-7). */
  z.object({
    type: z.literal('VotePrepared'),
    motion: Motion,
    sealed: z.optional(z.nullable(z.object({ motion: Motion }))),
  }),
  z.object({ type: z.literal('VotesReordered'), voteIds: z.array(Id) }),
  z.object({ type: z.literal('VoteRemoved'), voteId: Id }),
] as const;

export type MotionCommand = z.infer<(typeof motionCommands)[number]>;
export type MotionEvent = z.infer<(typeof motionEvents)[number]>;

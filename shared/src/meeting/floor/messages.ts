import * as z from 'zod/mini';
import { Id, limits, line } from '../../kernel/index.ts';

export const floorCommands = [
  z.object({ type: z.literal('AskToSpeak'), kind: Id, topic: line(limits.topic, 0) }),
  z.object({ type: z.literal('WithdrawRequest'), requestId: Id }),
  z.object({ type: z.literal('GrantFloor'), personId: Id, requestId: z.nullable(Id), kind: Id }),
  z.object({ type: z.literal('PauseSpeech') }),
  z.object({ type: z.literal('ContinueSpeech') }),
  z.object({ type: z.literal('ExtendSpeech'), seconds: z.int().check(z.gte(10), z.lte(1800)) }),
  z.object({ type: z.literal('EndSpeech') }),
  z.object({ type: z.literal('UndoTurn'), act: z.enum(['granted', 'ended']), speechId: Id }),
  z.object({ type: z.literal('LockQueue') }),
  z.object({ type: z.literal('UnlockQueue') }),
] as const;

export const floorEvents = [
  z.object({
    type: z.literal('SpeechRequested'),
    requestId: Id,
    personId: Id,
    // Absent: a speech, which is called after all requests of a higher rank.
    purpose: z.optional(Id),
    rank: z.optional(z.int()),
    kind: Id,
    topic: z.string(),
    itemId: z.nullable(Id),
    sealed: z.optional(z.nullable(z.object({ topic: z.string() }))),
  }),
  z.object({ type: z.literal('RequestWithdrawn'), requestId: Id }),
  z.object({
    type: z.literal('FloorGranted'),
    speechId: Id,
    personId: Id,
    requestId: z.nullable(Id),
    // Absent: a speech; anything else interrupts the turn that runs.
    purpose: z.optional(Id),
    kind: Id,
    limitSeconds: z.int(),
    itemId: z.nullable(Id),
  }),
  z.object({ type: z.literal('SpeechPaused') }),
  z.object({ type: z.literal('SpeechContinued') }),
  z.object({ type: z.literal('SpeechExtended'), seconds: z.int() }),
  z.object({ type: z.literal('SpeechEnded'), speechId: Id }),
  z.object({ type: z.literal('TurnUndone') }),
  z.object({ type: z.literal('QueueLocked') }),
  z.object({ type: z.literal('QueueUnlocked') }),
] as const;

export type FloorCommand = z.infer<(typeof floorCommands)[number]>;
export type FloorEvent = z.infer<(typeof floorEvents)[number]>;

import * as z from 'zod/mini';
import { Digest, Id } from '../../kernel/index.ts';

export const SignCapacity = z.enum(['secretary', 'chair']);
export type SignCapacity = z.infer<typeof SignCapacity>;

/** Both come from the server itself, after the pages were laid out or a signature was verified and embedded. */
export const minutesCommands = [
  z.object({
    type: z.literal('PrepareMinutes'),
    personId: Id,
    sha256: Digest,
    pages: z.int(),
    /** The head of the log the minutes were written from, printed in them. */
    logSeq: z.int(),
    logHash: Digest,
  }),
  z.object({ type: z.literal('RecordMinutesSignature'), personId: Id, capacity: SignCapacity, sha256: Digest }),
] as const;

export const minutesEvents = [
  z.object({
    type: z.literal('MinutesPrepared'),
    personId: Id,
    sha256: Digest,
    pages: z.int(),
    logSeq: z.int(),
    logHash: Digest,
  }),
  z.object({ type: z.literal('MinutesSigned'), personId: Id, capacity: SignCapacity, sha256: Digest }),
] as const;

export type MinutesCommand = z.infer<(typeof minutesCommands)[number]>;
export type MinutesEvent = z.infer<(typeof minutesEvents)[number]>;

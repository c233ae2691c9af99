import * as z from 'zod/mini';
import { Digest, Id } from '../../../kernel/index.ts';

/** The counting board's record (biên bản kiểm phiếu): laid out by the server, signed by each member of the board. */
export const recordCommands = [
  z.object({ type: z.literal('PrepareCountingRecord'), voteId: Id, personId: Id, sha256: Digest, pages: z.int() }),
  z.object({ type: z.literal('RecordCountingSignature'), voteId: Id, personId: Id, sha256: Digest }),
] as const;

export const recordEvents = [
  z.object({ type: z.literal('CountingRecordPrepared'), voteId: Id, personId: Id, sha256: Digest, pages: z.int() }),
  z.object({ type: z.literal('CountingRecordSigned'), voteId: Id, personId: Id, sha256: Digest }),
] as const;

export type RecordCommand = z.infer<(typeof recordCommands)[number]>;
export type RecordEvent = z.infer<(typeof recordEvents)[number]>;

import type { MeetingEvent } from '@dien-hong/shared';
import type { StoredRecord } from '../../verifier/chain.ts';

/** Bytes that become durable together with the records that name them. */
export interface Attachment {
  readonly digest: string;
  readonly bytes: Uint8Array;
}

export interface Batch {
  /** Whose log: a meeting's id, or that of a written consultation. */
  readonly meetingId: string;
  /** Consecutive; the first follows the meeting's last record. */
  readonly records: readonly StoredRecord<object>[];
  readonly attachments: readonly Attachment[];
  /** Writes rows that stand or fall with the records: a crash between two commits would leave one without the other. */
  readonly alongside?: () => void;
}

/** Somebody else wrote these numbers: this writer does not own the meeting (any more). */
export class SequenceTaken extends Error {}

/** The port of the log. Its contract suite is `contract.ts`. */
export interface EventLog {
  /** Resolves once all of the batch is durable; rejects with nothing of it kept. Batches of one tick share one commit. */
  append(batch: Batch): Promise<void>;
  /** The records after `afterSeq`, in order. */
  read<E extends object = MeetingEvent>(meetingId: string, afterSeq: number): Promise<StoredRecord<E>[]>;
  attachment(meetingId: string, digest: string): Promise<Uint8Array | null>;
  /** Waits for what is under way, and takes no more. */
  close(): Promise<void>;
}

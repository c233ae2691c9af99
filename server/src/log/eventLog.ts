import type { MeetingEvent } from '@dien-hong/shared';
import type { StoredRecord } from '../../verifier/chain.ts';

/** Bytes that become durable together with the records that name them. */
export interface Attachment {
  readonly digest: string;
  readonly bytes: Uint8Array;
}

export interface Batch {
  /** The log's owner: the id of a meeting or of a written consultation. */
  readonly meetingId: string;
  /** Consecutive; the first follows the meeting's last record. */
  readonly records: readonly StoredRecord<object>[];
  readonly attachments: readonly Attachment[];
  /** Writes rows that stand or fall with the records: a crash between two commits would leave one without the other. */
  readonly alongside?: () => void;
}

/** Another writer wrote these numbers: this one must stop writing the meeting's log. */
export class SequenceTaken extends Error {}

/** The port of the log. Its contract suite is `contract.ts`. */
export interface EventLog {
  /** Resolves once all of the batch is durable; rejects without keeping any of it. Batches of one tick share one commit. */
  append(batch: Batch): Promise<void>;
  /** The records after `afterSeq`, in order. */
  read<E extends object = MeetingEvent>(meetingId: string, afterSeq: number): Promise<StoredRecord<E>[]>;
  attachment(meetingId: string, digest: string): Promise<Uint8Array | null>;
  /** Waits for the work under way, and accepts no more. */
  close(): Promise<void>;
}

import { randomInt } from 'node:crypto';
import type Database from 'better-sqlite3';

/** The slips of a secret vote between casting and counting, and the key under which they were issued. It holds no names. */
export interface BallotBox {
  /** The server's issuing key of this vote, made once; kept until `erase`. */
  issuingKey(meetingId: string, voteId: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>;
  /** The same key if it has been made; null before that and after `erase`. */
  keptKey(meetingId: string, voteId: string): Uint8Array | null;
  /**
   * Resolves once the slip is durable: `kept`, or, where this token was used before, `same` for the same slip and `used` for
   * another one.
   */
  put(slip: BoxedSlip): Promise<'kept' | 'same' | 'used'>;
  /** All slips of a vote by the hash of their token, which is independent of the order of casting. */
  list(meetingId: string, voteId: string): Uint8Array[];
  count(meetingId: string, voteId: string): number;
  /** Votes whose key is still kept. */
  held(): { readonly meetingId: string; readonly voteId: string }[];
  /** Destroys key and slips of a vote, in the file and in its write-ahead log. */
  erase(meetingId: string, voteId: string): void;
}

export interface BoxedSlip {
  readonly meetingId: string;
  readonly voteId: string;
  /** SHA-256 of the token's message, hex. */
  readonly token: string;
  readonly bytes: Uint8Array;
}

interface Waiting {
  readonly slip: BoxedSlip;
  readonly done: (outcome: 'kept' | 'same' | 'used') => void;
  readonly failed: (error: unknown) => void;
}

function shuffle<T>(list: T[]): T[] {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [list[last], list[other]] = [list[other] as T, list[last] as T];
  }
  return list;
}

/**
 * The box in the embedded database. Its table is without row numbers, times and sequence; the slips of one turn of the event loop are
 * written in a shuffled order, with one fsync.
 */
export function sqliteBox(raw: Database.Database): BallotBox {
  const insert = raw.prepare('insert into slips (meeting_id, vote_id, token, bytes) values (?, ?, ?, ?)');
  const known = raw.prepare('select bytes from slips where meeting_id = ? and vote_id = ? and token = ?');
  const all = raw.prepare('select bytes from slips where meeting_id = ? and vote_id = ? order by token');
  const counted = raw.prepare('select count(*) as slips from slips where meeting_id = ? and vote_id = ?');
  const keyOf = raw.prepare('select private_key from issuing_keys where meeting_id = ? and vote_id = ?');
  const keep = raw.prepare('insert or ignore into issuing_keys (meeting_id, vote_id, private_key) values (?, ?, ?)');
  const keys = raw.prepare('select meeting_id as meetingId, vote_id as voteId from issuing_keys');
  const dropSlips = raw.prepare('delete from slips where meeting_id = ? and vote_id = ?');
  const deleteKey = raw.prepare('delete from issuing_keys where meeting_id = ? and vote_id = ?');
  let waiting: Waiting[] = [];
  /** Some rows were deleted and may still stand in the write-ahead log. */
  let uncut = false;

  const write = raw.transaction((batch: readonly Waiting[]) =>
    batch.map(({ slip: { meetingId, voteId, token, bytes } }) => {
      const before = known.get(meetingId, voteId, token) as { bytes: Buffer } | undefined;
      if (before) return before.bytes.equals(bytes) ? 'same' : 'used';
      insert.run(meetingId, voteId, token, Buffer.from(bytes));
      return 'kept';
    }),
  );

  function flush(): void {
    const batch = shuffle(waiting);
    waiting = [];
    try {
      const outcomes = write.immediate(batch);
      for (const [index, { done }] of batch.entries()) done(outcomes[index] ?? 'used');
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  }

  const keptKey = (meetingId: string, voteId: string): Buffer | null =>
    (keyOf.get(meetingId, voteId) as { private_key: Buffer } | undefined)?.private_key ?? null;

  return {
    keptKey,
    async issuingKey(meetingId, voteId, make) {
      const before = keptKey(meetingId, voteId);
      if (before) return before;
      keep.run(meetingId, voteId, Buffer.from(await make()));
      // Two requests may have made a key at the same time: the vote uses the first that was stored.
      return keptKey(meetingId, voteId) as Buffer;
    },
    put(slip) {
      return new Promise((done, failed) => {
        waiting.push({ slip, done, failed });
        if (waiting.length === 1) setImmediate(flush);
      });
    },
    list: (meetingId, voteId) => (all.all(meetingId, voteId) as { bytes: Buffer }[]).map(({ bytes }) => bytes),
    count: (meetingId, voteId) => (counted.get(meetingId, voteId) as { slips: number }).slips,
    held: () => keys.all() as { meetingId: string; voteId: string }[],
    erase(meetingId, voteId) {
      const empty = !keyOf.get(meetingId, voteId) && (counted.get(meetingId, voteId) as { slips: number }).slips === 0;
      if (empty && !uncut) return;
      uncut = true;
      raw.pragma('secure_delete = ON');
      raw.transaction(() => {
        dropSlips.run(meetingId, voteId);
        deleteKey.run(meetingId, voteId);
      })();
      // Deleted rows stand in the write-ahead log until that is written back and truncated.
      raw.pragma('wal_checkpoint(TRUNCATE)');
      uncut = false;
    },
  };
}

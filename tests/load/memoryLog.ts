import type { EventLog } from '../../server/src/log/eventLog.ts';
import type { StoredRecord } from '../../server/verifier/chain.ts';

/** The reference for the burst: the same work without a database. */
export function memoryLog(): EventLog {
  const kept = new Map<string, StoredRecord<object>[]>();
  const of = (meetingId: string): StoredRecord<object>[] => {
    const list = kept.get(meetingId) ?? [];
    kept.set(meetingId, list);
    return list;
  };
  return {
    append: async ({ meetingId, records, alongside }) => {
      alongside?.();
      of(meetingId).push(...records);
    },
    read: async <E extends object>(meetingId: string, after: number) =>
      of(meetingId).filter((record) => record.seq > after) as StoredRecord<E>[],
    attachment: async () => null,
    close: async () => {},
  };
}

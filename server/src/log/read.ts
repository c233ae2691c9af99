import type { StoredRecord } from './chain.ts';
import type { EventLog } from './eventLog.ts';
import { logFault } from './fault.ts';

type Named = { readonly shape: { readonly type: { readonly def: { readonly values: readonly string[] } } } };

/** The names of the events of a schema. */
export const typesOf = ({ def }: { readonly def: { readonly options: readonly Named[] } }): ReadonlySet<string> =>
  new Set(def.options.flatMap(({ shape }) => shape.type.def.values));

/**
 * A whole log, looked at before anything is made of it. Throws a `LogFault` where it has a gap, or events that this version
 * does not know and would pass over in silence.
 */
export async function readLog<Event extends { readonly type: string }>(
  log: EventLog,
  logId: string,
  eventTypes: ReadonlySet<string>,
): Promise<StoredRecord<Event>[]> {
  const records = await log.read<Event>(logId, 0);
  for (const [index, record] of records.entries()) {
    const seq = index + 1;
    if (record?.seq !== seq) throw logFault('log-gap', { seq });
    const type = String(record.event?.type);
    if (!eventTypes.has(type)) throw logFault('log-of-later-version', { seq, type });
  }
  return records;
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import { follows, origin, type StoredRecord } from '../../verifier/chain.ts';
import type { EventLog } from './eventLog.ts';
import { logFault } from './fault.ts';

type Named = { readonly shape: { readonly type: { readonly def: { readonly values: readonly string[] } } } };

/** The names of the events of a schema. */
export const typesOf = ({ def }: { readonly def: { readonly options: readonly Named[] } }): ReadonlySet<string> =>
  new Set(def.options.flatMap(({ shape }) => shape.type.def.values));

/** The number of records compared with their hashes before the event loop gets its turn: a few milliseconds. */
const comparedAtOnce = 100;

async function verifyChain(logId: string, records: readonly StoredRecord<object>[]): Promise<void> {
  for (const [index, record] of records.entries()) {
    if (index > 0 && index % comparedAtOnce === 0) await nextTurn();
    if (!followsSafely(logId, record, records[index - 1] ?? origin)) throw logFault('log-altered', { seq: index + 1 });
  }
}

/** A value that is no record has no parts to digest. */
function followsSafely(...link: Parameters<typeof follows>): boolean {
  try {
    return follows(...link);
  } catch {
    return false;
  }
}

/** The events of a kind of log, and those that usually end it. */
export interface LogKind {
  readonly types: ReadonlySet<string>;
  readonly endings: ReadonlySet<string>;
}

export interface ReadLog<Event extends object> {
  readonly records: StoredRecord<Event>[];
  /** Compares the records with their hashes, once. Rejects with a `LogFault` where anything was changed after it was written. */
  readonly verify: () => Promise<void>;
}

/**
 * A whole log, checked before it is folded. Throws a `LogFault` where it has a gap, events that this version does not know and would
 * ignore, or a record that was changed after it was written. For a closed log the last check comes later, since a list of a thousand closed
 * meetings opens them all.
 */
export async function readLog<Event extends { readonly type: string }>(
  log: EventLog,
  logId: string,
  { types, endings }: LogKind,
): Promise<ReadLog<Event>> {
  const records = await log.read<Event>(logId, 0);
  for (const [index, record] of records.entries()) {
    const seq = index + 1;
    if (record?.seq !== seq) throw logFault('log-gap', { seq });
    const type = String(record.event?.type);
    if (!types.has(type)) throw logFault('log-of-later-version', { seq, type });
  }
  let verified: Promise<void> | undefined;
  const verify = () => {
    verified ??= verifyChain(logId, records);
    return verified;
  };
  if (!records.some(({ event }) => endings.has(event.type))) await verify();
  return { records, verify };
}

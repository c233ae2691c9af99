import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { Schema, StoreName } from './schema.ts';

type Row = { [S in StoreName]: readonly [store: S, key: Schema[S]['key'], value: Schema[S]['value']] }[StoreName];
// biome-ignore lint/suspicious/noExplicitAny: rows as an earlier version wrote them.
type Reader = (key: any, value: any) => Row | null;

/** `meeting/vote/person`, as keys were written. A key of two parts belongs to nobody. */
function ofVote(key: string, row: (key: [string, string, string]) => Row): Row | null {
  const [meetingId, voteId, personId] = key.split('/');
  return meetingId && voteId && personId ? row([personId, meetingId, voteId]) : null;
}

/** The databases of the version before, of each its stores, of each row its present name. */
const before: Readonly<Record<string, Readonly<Record<string, Reader>>>> = {
  'dien-hong-key': { keys: (personId, key) => ['keys', [personId], key] },
  'dien-hong-slips': { slips: (key, slip) => ofVote(key, (now) => ['slips', now, slip]) },
  'dien-hong-board': { keys: (key, made) => ofVote(key, (now) => ['boardKeys', now, made]) },
  'dien-hong-outbox': {
    waiting: (id, { by, meetingId, envelope }) => ['ballots', [by, id], { meetingId, envelope }],
  },
  'dien-hong-untaken': {
    untaken: (id, { by, what, meetingId, voteId, refusal }) => [
      'untaken',
      [by, id],
      { what, meetingId, voteId, refusal },
    ],
  },
  'dien-hong-typed': { typed: (_id, { by, place, value, base }) => ['typed', [by, place], { value, base }] },
  'dien-hong-marks': {
    marks: (key, mark) => ['marks', key, mark],
    drafts: (key, draft) => ['drafts', key, draft],
    revs: (key, rev) => ['revs', key, rev],
  },
  'dien-hong-opened': { opened: (key, state) => ['opened', key, state] },
};

/** Names of all databases; null where the browser keeps them to itself. */
async function databases(): Promise<ReadonlySet<string> | null> {
  const known = await indexedDB.databases?.().catch(() => null);
  return known ? new Set(known.flatMap(({ name }) => name ?? [])) : null;
}

/** A database that exists; null without one: none is made. */
async function openBefore(name: string): Promise<IDBPDatabase | null> {
  let absent = false;
  try {
    return await openDB(name, undefined, {
      upgrade(_made, _from, _to, transaction) {
        absent = true;
        // It fails together with the opening.
        transaction.done.catch(() => {});
        transaction.abort();
      },
    });
  } catch (error) {
    if (absent) return null;
    throw error;
  }
}

async function rowsOf(old: IDBPDatabase, readers: Readonly<Record<string, Reader>>): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [store, read] of Object.entries(readers)) {
    if (!old.objectStoreNames.contains(store)) continue;
    const reading = old.transaction(store).store;
    const [keys, values] = await Promise.all([reading.getAllKeys(), reading.getAll()]);
    for (const [index, key] of keys.entries()) {
      const row = read(key, values[index]);
      if (row) rows.push(row);
    }
  }
  return rows;
}

/**
 * Writes the rows and the note that they are here in one transaction: cut off before its end, it begins anew. Rows that are here already
 * are later.
 */
async function write(database: IDBPDatabase<Schema>, name: string, rows: readonly Row[]): Promise<void> {
  const names = [...new Set<StoreName>(['carried', ...rows.map(([store]) => store)])];
  const writing = database.transaction(names, 'readwrite');
  const done = writing.done.then(
    () => null,
    (error: unknown) => error ?? new DOMException('aborted', 'AbortError'),
  );
  try {
    const carried = writing.objectStore('carried');
    if ((await carried.get(name)) === undefined) {
      const here = new Set<string>();
      for (const store of new Set(rows.map(([one]) => one)))
        for (const key of await writing.objectStore(store).getAllKeys()) here.add(JSON.stringify([store, key]));
      // Not one after the other: of marks there may be thousands, and the page waits.
      const later = rows.filter(([store, key]) => !here.has(JSON.stringify([store, key])));
      await Promise.all(
        later.map(async ([store, key, value]) => void (await writing.objectStore(store).put(value, key))),
      );
      await carried.put(true, name);
    }
  } catch (error) {
    // Of the rows that fail together only the transaction tells why: the device may be full.
    throw (await done) ?? error;
  }
  const failure = await done;
  if (failure) throw failure;
}

/** Papers can be downloaded again; a key, a ballot and a mark cannot. */
async function freeSpace(database: IDBPDatabase<Schema>): Promise<void> {
  const writing = database.transaction(['files', 'parts'], 'readwrite');
  await Promise.all([writing.objectStore('files').clear(), writing.objectStore('parts').clear(), writing.done]);
}

async function carry(database: IDBPDatabase<Schema>, name: string, old: IDBPDatabase): Promise<void> {
  const rows = await rowsOf(old, before[name] ?? {});
  try {
    await write(database, name, rows);
  } catch (error) {
    if ((error as { name?: string }).name !== 'QuotaExceededError') throw error;
    await freeSpace(database);
    await write(database, name, rows);
  }
}

/** Deletes the database in its own time: that waits until the last page of the version before has closed it. */
function remove(database: IDBPDatabase<Schema>, name: string): void {
  const removed = deleteDB(name).then(() => database.delete('carried', name));
  removed.catch((error) => console.info('not deleted:', name, String(error)));
}

/** Brings one database over, if there is one. */
async function carryOne(database: IDBPDatabase<Schema>, name: string): Promise<void> {
  const old = await openBefore(name);
  if (!old) return;
  // Open until its rows are here: another page deletes it only after that.
  await carry(database, name, old).finally(() => old.close());
  remove(database, name);
}

/**
 * Brings the rows of the databases of the version before into this one, each database whole and once, and deletes it after that. A database
 * that cannot be read stays as it is, and is tried again at the next opening.
 */
export async function carryOver(database: IDBPDatabase<Schema>): Promise<void> {
  const there = await databases();
  const carried = new Set(await database.getAllKeys('carried'));
  for (const name of Object.keys(before)) {
    // Not opened again: that would wait for the page that keeps it from being deleted.
    if (carried.has(name)) remove(database, name);
    else if (there === null || there.has(name))
      await carryOne(database, name).catch((error) => console.info('not carried over:', name, String(error)));
  }
}

import type { DBSchema, IDBPDatabase } from 'idb';
import { deviceDatabase } from './deviceDatabase.ts';
import { holder } from './holder.ts';
import { request } from './http.ts';
import { addressOf, type PaperFile } from './paperFiles.ts';

type Key = [personId: string, address: string];

interface Shelf extends DBSchema {
  opened: { key: Key; value: 'to tell' | 'told' };
}

const { inTime, now: database } = deviceDatabase<Shelf>(
  'dien-hong-opened',
  (db) => void db.createObjectStore('opened'),
);

/** Null where the device keeps nothing, as in a private window. */
async function shelf(): Promise<IDBPDatabase<Shelf> | null> {
  try {
    return await database();
  } catch {
    return null;
  }
}

/**
 * Tells the server that this person has opened this version of a paper: once a device, and that alone, never which page. Without a network
 * it is kept and told by `tellOpened`.
 */
export async function paperOpened(personId: string, file: PaperFile): Promise<void> {
  const key: Key = [personId, addressOf(file)];
  const db = await shelf();
  // Told at every opening then; the server counts it once.
  if (!db) return void (await request('POST', `${key[1]}/opened`));
  if (await db.get('opened', key)) return;
  // A full device notes nothing; it is told now, and again at the next opening.
  await db.put('opened', 'to tell', key).catch(() => {});
  await tell(db, key);
}

/** Tells what could not be told before; for when the connection is back. */
export async function tellOpened(personId: string): Promise<void> {
  const db = await shelf();
  if (!db) return;
  const ofPerson = IDBKeyRange.bound([personId], [personId, []]);
  for (const key of await db.getAllKeys('opened', ofPerson))
    if ((await db.get('opened', key)) === 'to tell') await tell(db, key);
}

async function tell(db: IDBPDatabase<Shelf>, key: Key): Promise<void> {
  const reply = await request('POST', `${key[1]}/opened`);
  // Anything but silence is an answer: a paper that was withdrawn is not told again and again.
  if (reply.ok || reply.refusal.code === 'paper-unknown' || reply.refusal.code === 'not-invited')
    // Nothing is noted of somebody who has signed out meanwhile.
    await (holder() === key[0] ? db.put('opened', 'told', key) : db.delete('opened', key)).catch(() => {});
}

/** Leaves of what everybody but `personId` opened only what the server has not been told yet; `null`: of what anybody opened. */
export const leaveUntold = (personId: string | null): Promise<void> => inTime(leave(personId));

async function leave(personId: string | null): Promise<void> {
  const db = await shelf();
  if (!db) return;
  const transaction = db.transaction('opened', 'readwrite');
  for (let at = await transaction.store.openCursor(); at; at = await at.continue())
    if (at.key[0] !== personId && at.value === 'told') await at.delete();
  await transaction.done;
}

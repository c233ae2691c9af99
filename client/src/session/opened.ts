import type { DBSchema, IDBPDatabase } from 'idb';
import { deviceDatabase } from './deviceDatabase.ts';
import { holder } from './holder.ts';
import { request } from './http.ts';
import { addressOf, type PaperFile } from './paperFiles.ts';

type Key = [personId: string, address: string];

interface Shelf extends DBSchema {
  opened: { key: Key; value: 'to tell' | 'told' };
}

const device = deviceDatabase<Shelf>('dien-hong-opened', (db) => void db.createObjectStore('opened'));

/** What the device says; undefined where it keeps nothing, as in a private window, or does not answer. */
async function ask<T>(work: (db: IDBPDatabase<Shelf>) => Promise<T>): Promise<T | undefined> {
  try {
    return await device.use(work);
  } catch {
    return undefined;
  }
}

/**
 * Tells the server that this person has opened this version of a paper: once a device, and that alone, never which page. Without a network
 * it is kept and told by `tellOpened`.
 */
export async function paperOpened(personId: string, file: PaperFile): Promise<void> {
  const key: Key = [personId, addressOf(file)];
  if (await ask((db) => db.get('opened', key))) return;
  // A device that notes nothing has it told now, and again at the next opening; the server counts it once.
  await ask((db) => db.put('opened', 'to tell', key));
  await tell(key);
}

/** Tells what could not be told before; for when the connection is back. */
export async function tellOpened(personId: string): Promise<void> {
  const ofPerson = IDBKeyRange.bound([personId], [personId, []]);
  for (const key of (await ask((db) => db.getAllKeys('opened', ofPerson))) ?? [])
    if ((await ask((db) => db.get('opened', key))) === 'to tell') await tell(key);
}

async function tell(key: Key): Promise<void> {
  const reply = await request('POST', `${key[1]}/opened`);
  // Anything but silence is an answer: a paper that was withdrawn is not told again and again.
  if (reply.ok || reply.refusal.code === 'paper-unknown' || reply.refusal.code === 'not-invited')
    // Nothing is noted of somebody who has signed out meanwhile.
    await ask<unknown>((db) => (holder() === key[0] ? db.put('opened', 'told', key) : db.delete('opened', key)));
}

/** Leaves of what everybody but `personId` opened only what the server has not been told yet; `null`: of what anybody opened. */
export const leaveUntold = (personId: string | null): Promise<void> =>
  device.use(async (db) => {
    const transaction = db.transaction('opened', 'readwrite');
    for (let at = await transaction.store.openCursor(); at; at = await at.continue())
      if (at.key[0] !== personId && at.value === 'told') await at.delete();
    await transaction.done;
  });

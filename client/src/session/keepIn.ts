import type { IDBPDatabase } from 'idb';
import { deviceDatabase } from './deviceDatabase.ts';
import { type Kept, noteKept, noteUnkept } from './unkept.ts';

/** Values by key, on the device where it keeps them, else in this page's memory. Nothing here rejects. */
export interface Keep<V> {
  get(key: string): Promise<V | undefined>;
  all(): Promise<V[]>;
  put(key: string, value: V): Promise<void>;
  delete(key: string): Promise<void>;
  /** Removes those of which `which` says so. */
  clear(which: (value: V) => boolean): Promise<void>;
}

/**
 * The one answer to a device that refuses storage, or is silent: the work goes on with what the page holds, `unkept` tells the screens,
 * and the next call asks the device again. `inline`: the field of the value that is its key, in a store that was made so.
 */
export function keepIn<V>(
  what: Kept,
  database: string,
  store: string,
  inline: (keyof V & string) | null = null,
): Keep<V> {
  const memory = new Map<string, V>();
  const device = deviceDatabase(
    database,
    (db) => void db.createObjectStore(store, inline === null ? undefined : { keyPath: inline }),
  );

  async function fromDevice<R>(work: (db: IDBPDatabase) => Promise<R>): Promise<R | undefined> {
    try {
      return await device.use(work);
    } catch {
      return undefined;
    }
  }

  async function write(key: string, value: V): Promise<void> {
    try {
      await (await device.open()).put(store, value, inline === null ? key : undefined);
      if (memory.get(key) === value) memory.delete(key);
      noteKept(what);
    } catch (error) {
      noteUnkept(what, error);
      // The value before it must not come back after a reload; one that was put since stays.
      if (memory.get(key) === value) await fromDevice((db) => db.delete(store, key));
    }
  }

  async function put(key: string, value: V): Promise<void> {
    memory.set(key, value);
    // Written late, it is kept after all.
    await device.inTime(write(key, value)).catch((silence: unknown) => noteUnkept(what, silence));
  }

  return {
    put,
    get: async (key) => memory.get(key) ?? (await fromDevice((db) => db.get(store, key))),
    async all() {
      const rows = await fromDevice(async (db) => {
        const [keys, values] = await Promise.all([db.getAllKeys(store), db.getAll(store)]);
        return keys.map((key, at) => [String(key), values[at] as V] as const);
      });
      return [...new Map([...(rows ?? []), ...memory]).values()];
    },
    async delete(key) {
      memory.delete(key);
      await fromDevice((db) => db.delete(store, key));
    },
    async clear(which) {
      for (const [key, value] of memory) if (which(value)) memory.delete(key);
      await fromDevice(async (db) => {
        const writing = db.transaction(store, 'readwrite');
        for (let at = await writing.store.openCursor(); at; at = await at.continue())
          if (which(at.value as V)) await at.delete();
        await writing.done;
      });
    },
  };
}

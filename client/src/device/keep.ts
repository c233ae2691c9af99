import { ask, beginning, found } from './database.ts';
import type { Schema } from './schema.ts';
import { type Kept, noteKept, noteUnkept } from './unkept.ts';

/** Stores of which a device that refuses them leaves the page its memory. */
export type KeptStore = 'keys' | 'boardKeys' | 'slips' | 'ballots' | 'untaken' | 'typed';
type Key<S extends KeptStore> = Schema[S]['key'];
type Value<S extends KeptStore> = Schema[S]['value'];

/** Values by key, on the device where it keeps them, else in this page's memory. Nothing here rejects. */
export interface Keep<S extends KeptStore> {
  get(key: Key<S>): Promise<Value<S> | undefined>;
  /** All whose keys begin so, with their keys. */
  under(...key: string[]): Promise<(readonly [Key<S>, Value<S>])[]>;
  put(key: Key<S>, value: Value<S>): Promise<void>;
  delete(key: Key<S>): Promise<void>;
}

interface Memory {
  readonly store: KeptStore;
  readonly rows: Map<string, readonly [readonly string[], unknown]>;
}
const memories: Memory[] = [];

/** Removes the rows of a store from this page's memory. */
export function forgetInMemory(store: KeptStore, goes: (key: readonly string[]) => boolean): void {
  for (const { rows } of memories.filter((memory) => memory.store === store))
    for (const [at, [key]] of rows) if (goes(key)) rows.delete(at);
}

/**
 * A store whose work goes on with what the page holds where the device refuses, or is silent: `unkept` tells the screens, and the next
 * call asks the device again.
 */
export function keepIn<S extends KeptStore>(store: S, what: Kept): Keep<S> {
  const rows = new Map<string, readonly [Key<S>, Value<S>]>();
  memories.push({ store, rows });
  const at = (key: Key<S>): string => JSON.stringify(key);

  return {
    async put(key, value) {
      const row = [key, value] as const;
      rows.set(at(key), row);
      const said = await ask(async (database) => {
        try {
          await database.put(store, value, key);
        } catch (error) {
          // The value before it must not come back after a reload; one that was put since stays.
          if (rows.get(at(key)) === row) await database.delete(store, key);
          throw error;
        }
        // Written late, it is kept after all.
        if (rows.get(at(key)) === row) rows.delete(at(key));
        noteKept(what);
      });
      if (!said.kept) noteUnkept(what, said.why);
    },
    get: async (key) => rows.get(at(key))?.[1] ?? (await found((database) => database.get(store, key))),
    async under(...key) {
      const both = await found((database) => {
        const { store: reading } = database.transaction(store);
        return Promise.all([reading.getAllKeys(beginning(...key)), reading.getAll(beginning(...key))]);
      });
      const [keys, values] = both ?? [[], []];
      const kept = keys.map((one, index) => [at(one), [one, values[index] as Value<S>] as const] as const);
      const held = [...rows].filter(([, [one]]) => key.every((part, index) => one[index] === part));
      return [...new Map([...kept, ...held]).values()];
    },
    async delete(key) {
      rows.delete(at(key));
      await ask((database) => database.delete(store, key));
    },
  };
}

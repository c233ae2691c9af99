import { ask, beginning, found } from './database.ts';
import type { Schema } from './schema.ts';
import { type Kept, noteKept, noteUnkept } from './unkept.ts';

/** Stores that the page keeps in its memory where the device refuses them. */
export type KeptStore = 'keys' | 'boardKeys' | 'slips' | 'ballots' | 'untaken' | 'typed';
type Key<S extends KeptStore> = Schema[S]['key'];
type Value<S extends KeptStore> = Schema[S]['value'];

/** Values by key, on the device where it keeps them, else in this page's memory. These functions never reject. */
export interface Keep<S extends KeptStore> {
  get(key: Key<S>): Promise<Value<S> | undefined>;
  /** All values whose keys begin with these parts, with their keys. */
  under(...key: string[]): Promise<(readonly [Key<S>, Value<S>])[]>;
  put(key: Key<S>, value: Value<S>): Promise<void>;
  delete(key: Key<S>): Promise<void>;
}

/** A row as the page knows it: not kept on the device, or as the device last answered it. */
interface Row<K, V> {
  readonly key: K;
  readonly value: V;
  readonly kept: boolean;
}
interface Memory {
  readonly store: KeptStore;
  /** Goes up with each change: an answer that the device gave before it is old. */
  changes: number;
  readonly rows: Map<string, Row<readonly string[], unknown>>;
}
const memories: Memory[] = [];

/** Removes the rows of a store from this page's memory. */
export function forgetInMemory(store: KeptStore, goes: (key: readonly string[]) => boolean): void {
  for (const memory of memories.filter((one) => one.store === store)) {
    memory.changes += 1;
    for (const [at, { key }] of memory.rows) if (goes(key)) memory.rows.delete(at);
  }
}

/**
 * A store that goes on with the values in the page's memory where the device refuses, or answers too late: `unkept` tells the screens, and
 * the next call asks the device again. A key that was read once stays when the device is busy at the moment it is wanted.
 */
export function keepIn<S extends KeptStore>(store: S, what: Kept): Keep<S> {
  const rows = new Map<string, Row<Key<S>, Value<S>>>();
  const memory: Memory = { store, changes: 0, rows };
  memories.push(memory);
  const at = (key: Key<S>): string => JSON.stringify(key);

  return {
    async put(key, value) {
      const row = { key, value, kept: false };
      memory.changes += 1;
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
        if (rows.get(at(key)) === row) rows.set(at(key), { ...row, kept: true });
        noteKept(what);
      });
      if (!said.kept) noteUnkept(what, said.why);
    },
    async get(key) {
      const known = rows.get(at(key));
      if (known && !known.kept) return known.value;
      const { changes } = memory;
      const said = await ask((database) => database.get(store, key));
      if (!said.kept) return rows.get(at(key))?.value;
      if (memory.changes !== changes) return rows.get(at(key))?.value ?? said.value;
      if (said.value === undefined) rows.delete(at(key));
      else rows.set(at(key), { key, value: said.value, kept: true });
      return said.value;
    },
    async under(...key) {
      const both = await found((database) => {
        const { store: reading } = database.transaction(store);
        return Promise.all([reading.getAllKeys(beginning(...key)), reading.getAll(beginning(...key))]);
      });
      const [keys, values] = both ?? [[], []];
      const kept = keys.map((one, index) => [at(one), [one, values[index] as Value<S>] as const] as const);
      const held = [...rows].flatMap(([name, one]) =>
        (both && one.kept) || key.some((part, index) => one.key[index] !== part)
          ? []
          : [[name, [one.key, one.value] as const] as const],
      );
      return [...new Map([...kept, ...held]).values()];
    },
    async delete(key) {
      memory.changes += 1;
      rows.delete(at(key));
      await ask((database) => database.delete(store, key));
    },
  };
}

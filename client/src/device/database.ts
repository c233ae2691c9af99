import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { answerTimeout, lateAnswerTimeout } from './answerTimeouts.ts';
import { carryOver } from './carryOver.ts';
import { type Schema, type StoreName, stores } from './schema.ts';
import { heldByOlder, type NotKept } from './unkept.ts';

/** The one database of this application on a device. */
const databaseName = 'dien-hong-device';
/** Goes up by one when a store is added. */
const version = 2;

export type Database = IDBPDatabase<Schema>;
export type Writing<S extends StoreName> = IDBPTransaction<Schema, S[], 'readwrite'>;

/** The device's answer. */
export type Said<T> = { readonly kept: true; readonly value: T } | { readonly kept: false; readonly why: NotKept };

let opened: Promise<Database> | undefined;
let late = false;

/**
 * The database, opened at the first use. An opening that the browser refuses (a private window) and one that it closes (storage cleared,
 * profile gone, a newer version of this application in another page) are forgotten: the next use opens it anew.
 */
function open(): Promise<Database> {
  if (opened) return opened;
  const forget = (): void => {
    if (opened === opening) opened = undefined;
  };
  const opening = openNow(forget);
  opened = opening;
  opening.catch(forget);
  return opening;
}

async function openNow(forget: () => void): Promise<Database> {
  const database = await openDB<Schema>(databaseName, version, {
    upgrade(raised) {
      for (const name of stores) if (!raised.objectStoreNames.contains(name)) raised.createObjectStore(name);
    },
    blocked() {
      heldByOlder.value = true;
    },
    blocking(_current, _wanted, event) {
      (event.target as IDBDatabase).close();
      forget();
    },
    terminated: forget,
  });
  heldByOlder.value = false;
  await carryOver(database);
  return database;
}

const reasonOf = (error: unknown): NotKept =>
  (error as { name?: string } | null)?.name === 'QuotaExceededError' ? 'no-space' : 'refused';

/**
 * The result of `work` on the database; never rejects. Callers wait no longer than `answerTimeout`, and once something was that late only
 * `lateAnswerTimeout` until the device answers again. The work itself goes on, and may be done late.
 */
export function ask<T>(work: (database: Database) => T | Promise<T>): Promise<Said<T>> {
  return new Promise((resolve) => {
    const timer = setTimeout(
      () => {
        late = true;
        resolve({ kept: false, why: 'silent' });
      },
      late ? lateAnswerTimeout : answerTimeout,
    );
    const answer = (said: Said<T>): void => {
      clearTimeout(timer);
      late = false;
      resolve(said);
    };
    open()
      .then(work)
      .then(
        (value) => answer({ kept: true, value }),
        (error) => {
          console.info('the device refuses:', String(error));
          answer({ kept: false, why: reasonOf(error) });
        },
      );
  });
}

/** Reads from the device; undefined where it keeps nothing, or answers too late. */
export async function found<T>(read: (database: Database) => Promise<T | undefined>): Promise<T | undefined> {
  const said = await ask(read);
  return said.kept ? said.value : undefined;
}

/** All keys that begin with these parts. An array sorts behind every string and number. */
export const beginning = (...key: (string | number)[]): IDBKeyRange => IDBKeyRange.bound(key, [...key, []]);

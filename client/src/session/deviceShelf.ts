import type { MeetingState } from '@dien-hong/shared';
import type { Reading } from '@dien-hong/shared/reading';
import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { Account, Person } from './account.ts';
import { deviceDatabase } from './deviceDatabase.ts';
import { holder } from './holder.ts';
import type { Wanted } from './packPlan.ts';

/** A meeting as this person last saw it. */
export interface KeptMeeting {
  readonly title: string;
  /** Epoch milliseconds. */
  readonly scheduledStart: number;
  /** The papers that belong on the device. */
  readonly wanted: readonly Wanted[];
  /** Of which build of this application the state is: another one may fold into another shape. */
  readonly build: string;
  readonly state: MeetingState;
  /** As the welcome said; with `state.seq` all that is needed to resume. */
  readonly foldedAs: string;
  readonly people: readonly Person[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
}

/** One version of a paper, as far as it is here. */
export interface KeptFile {
  readonly reading: Reading;
  /** How many bytes of it are here. */
  readonly bytes: number;
  /** All its pages are here: it can be read without a network. */
  readonly readable: boolean;
  /** So is everything else that is derived from it, and nothing more will come. */
  readonly whole: boolean;
}

/** What this person decided about a meeting: to keep nothing of it here, or to download whatever the network costs. */
export type Choice = 'nothing' | 'everything';

export type SignedIn = Extract<Account, { kind: 'person' }>;
type OfMeeting = [personId: string, meetingId: string];

/**
 * What this device keeps so that a meeting can be read without a network. Everything is kept under the person it was shown to,
 * who comes first in every key.
 */
interface Shelf extends DBSchema {
  /** Who was signed in last, under `last`: whom a start without a network belongs to. */
  account: { key: 'last'; value: SignedIn };
  choices: { key: OfMeeting; value: Choice };
  meetings: { key: OfMeeting; value: KeptMeeting };
  files: { key: [...OfMeeting, sha256: string]; value: KeptFile };
  /** `path` as in `Reading`, then the number of the part. */
  parts: { key: [...OfMeeting, sha256: string, path: string, n: number]; value: Uint8Array<ArrayBuffer> };
}

/** What is under a person. */
const personal = ['choices', 'meetings', 'files', 'parts'] as const;
const stores = ['account', ...personal] as const;
export type Writing = IDBPTransaction<Shelf, (typeof stores)[number][], 'readwrite'>;

const shelf = deviceDatabase<Shelf>('dien-hong-device', (database) => {
  for (const name of stores) database.createObjectStore(name);
});

/** All keys of the holder that begin so. An array sorts behind every string and number. */
export const beginning = (...key: (string | number)[]): IDBKeyRange =>
  IDBKeyRange.bound([holder(), ...key], [holder(), ...key, []]);

/**
 * Writes in one transaction, or not at all (false) where another tab has meanwhile signed out or signed somebody else in: what was
 * read by one is never left behind for the other. The keys are made before, for whoever holds the device at the call; `work` says
 * false itself when it finds nothing to write to. The device has to begin in time, and may then take as long as it needs.
 * @throws a DOMException where there is no room (`QuotaExceededError`), no storage, or no answer (`TimeoutError`)
 */
export async function write(work: (writing: Writing) => Promise<unknown>): Promise<boolean> {
  const person = holder();
  const { writing, done, last } = await shelf.use(async (database) => {
    const writing = database.transaction([...stores], 'readwrite');
    // Heard from the beginning: it fails together with `work`, and unheard it would be an error of nobody's.
    const done = writing.done.catch((error: unknown) => error ?? new DOMException('aborted', 'AbortError'));
    return { writing, done, last: await writing.objectStore('account').get('last') };
  });
  const written = person !== '' && last?.person?.id === person && (await work(writing)) !== false;
  const failure = await done;
  if (failure) throw failure;
  return written;
}

/** What can be read from the device; undefined where it keeps nothing, or does not say in time. */
export async function kept<T>(read: (database: IDBPDatabase<Shelf>) => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await shelf.use(read);
  } catch {
    return undefined;
  }
}

export const lastSignedIn = (): Promise<SignedIn | undefined> => kept((database) => database.get('account', 'last'));

/** From now on the device is this person's: what it kept for others is removed. */
export async function takeOver(account: SignedIn): Promise<void> {
  const personId = account.person?.id ?? '';
  const before = IDBKeyRange.upperBound([personId], true);
  const after = IDBKeyRange.lowerBound([personId, []]);
  await shelf.use(async (database) => {
    const writing = database.transaction([...stores], 'readwrite');
    await Promise.all([
      ...personal.flatMap((name) => [before, after].map((range) => writing.objectStore(name).delete(range))),
      writing.objectStore('account').put(account, 'last'),
      writing.done,
    ]);
  });
}

/** A start without a network is nobody's from now on; what is kept waits for its person to sign in again. */
export const lock = (): Promise<void> => shelf.use((database) => database.delete('account', 'last'));

/** Removes everything, whoever it belongs to; late rather than never. */
export const empty = (): Promise<void> =>
  shelf.use(async (database) => {
    const writing = database.transaction([...stores], 'readwrite');
    await Promise.all([...stores.map((name) => writing.objectStore(name).clear()), writing.done]);
  });

import { ask, type Database, found, type Writing } from '../database.ts';
import { holder } from '../holder.ts';
import type { SignedIn } from '../person.ts';
import type { StoreName } from '../schema.ts';

export const lastSignedIn = (): Promise<SignedIn | undefined> => found((database) => database.get('account', 'last'));

/** `gone`: there is no row to write to, or the device is another person's by now; `not-kept`: the device refuses, or does not answer. */
export type Written = 'kept' | 'gone' | 'no-space' | 'not-kept';

/** Whether this person is still signed in on the device, asked in the transaction that writes for him. */
export async function isSignedIn(personId: string, writing: Pick<Writing<'account'>, 'objectStore'>): Promise<boolean> {
  return (await writing.objectStore('account').get('last'))?.person?.id === personId;
}

/** The stores of meetings and their papers. */
const ofMeetings = ['account', 'choices', 'meetings', 'files', 'parts'] as const satisfies StoreName[];
export type OfMeetings = Writing<(typeof ofMeetings)[number]>;

/** A transaction that has begun, and the failure it ends with. */
async function begin(database: Database) {
  const writing: OfMeetings = database.transaction([...ofMeetings], 'readwrite');
  // Watched from the beginning: it fails together with the work in it.
  const failure = writing.done.then(
    () => null,
    (error: unknown) => error ?? new DOMException('aborted', 'AbortError'),
  );
  return { writing, failure, last: await writing.objectStore('account').get('last') };
}

/**
 * Writes in one transaction, or not at all where another tab has meanwhile signed out or signed somebody else in: rows read for one person
 * are never left for another. The keys are made before, for the person who holds the device at the call; `work` answers false when it finds
 * no row to write to. The device has to begin in time, and may then take as long as it needs.
 */
export async function write(work: (writing: OfMeetings) => Promise<unknown>): Promise<Written> {
  const person = holder();
  const begun = await ask(begin);
  if (!begun.kept) return begun.why === 'no-space' ? 'no-space' : 'not-kept';
  const { writing, failure, last } = begun.value;
  try {
    const written = person !== '' && last?.person?.id === person && (await work(writing)) !== false;
    const failed = await failure;
    if (failed) throw failed;
    return written ? 'kept' : 'gone';
  } catch (error) {
    console.info('not written on this device:', String(error));
    return (error as { name?: string }).name === 'QuotaExceededError' ? 'no-space' : 'not-kept';
  }
}

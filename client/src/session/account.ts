import { defineStore } from 'pinia';
import { ref } from 'vue';
import { empty, lastSignedIn, lock, takeOver } from './deviceShelf.ts';
import { holdFor } from './holder.ts';
import { request } from './http.ts';
import { letPartsGo } from './keptFiles.ts';
import { leaveUnsent } from './marksShelf.ts';
import { leaveUntold } from './opened.ts';
import { emptyOutbox } from './outbox.ts';
import { keepShell } from './shell.ts';
import { emptyTyped } from './typed.ts';
import { writeDown } from './writeDown.ts';

export interface Person {
  readonly id: string;
  readonly fullName: string;
  readonly title: string;
  readonly salutation: string;
  readonly unitId: string | null;
}

export type Account =
  /** `ended`: the session this browser holds was closed before its time. */
  | { readonly kind: 'nobody'; readonly demo: boolean; readonly ended: boolean }
  | { readonly kind: 'screen'; readonly demo: boolean; readonly meetingId: string }
  | { readonly kind: 'person'; readonly demo: boolean; readonly person: Person | null; readonly admin: boolean };

/** Somebody signed out without a network: the server must hear of it before anything else. */
const leaving = 'signing-out';
/** Who was signed in last goes on after so long (ms) without an answer. */
const patience = 3000;

const personIn = (account: Account): string => (account.kind === 'person' ? (account.person?.id ?? '') : '');

/** Brings the device in line with who is signed in. A browser that keeps nothing for us has nothing to be brought in line. */
async function settle(account: Account, before: Account | null): Promise<void> {
  const personId = personIn(account);
  if (account.kind === 'person') {
    await Promise.all([takeOver(account), leaveUnsent(personId), leaveUntold(personId)]);
    return;
  }
  if (account.kind === 'nobody' && !account.ended) return lock();
  // The device knows better than this page who it was: another tab may have signed somebody else in since.
  const last = (await lastSignedIn()) ?? before;
  // A session that was closed from elsewhere may be that of a lost device: where nobody knows whose it was, everybody's goes.
  return leaveNothing(last ? personIn(last) : account.kind === 'screen' ? '' : null);
}

/**
 * Everything of whoever was signed in, but his keys and what has not reached the server yet: marks, and that a paper was opened. What
 * waits to be sent and what was typed goes of this person alone (`null`: of everybody): another's is there when he signs in again.
 */
async function leaveNothing(person: string | null): Promise<void> {
  sessionStorage.clear();
  for (const key of Object.keys(localStorage)) if (key.startsWith('reading:')) localStorage.removeItem(key);
  letPartsGo();
  await Promise.all([empty(), emptyOutbox(person), emptyTyped(person), leaveUnsent(null), leaveUntold(null)]);
}

/** Who is signed in on this device. */
export const useAccount = defineStore('account', () => {
  const account = ref<Account | null>(null);
  /** How often somebody signed in or out here: an answer to a question of before says who it was, not who it is. */
  let changes = 0;

  async function ask(): Promise<void> {
    const asked = changes;
    if (localStorage.getItem(leaving) !== null) {
      if (!(await request('DELETE', '/api/session')).ok) return;
      localStorage.removeItem(leaving);
    }
    const reply = await request<Account>('GET', '/api/session');
    if (!reply.ok || asked !== changes) return;
    const before = account.value?.kind === 'person' ? account.value : null;
    holdFor(personIn(reply.value));
    account.value = reply.value;
    settle(reply.value, before).catch((error) => console.info('nothing is kept on this device:', error));
    if (reply.value.kind !== 'nobody') void keepShell();
  }

  /** Asks the server. Without an answer it is who it was, after a start without a network whoever was signed in last. */
  async function load(): Promise<Account | null> {
    const asked = ask();
    const before = account.value ?? (await lastSignedIn()) ?? null;
    await (before ? Promise.race([asked, new Promise((resolve) => setTimeout(resolve, patience))]) : asked);
    if (account.value === null && before) {
      holdFor(personIn(before));
      account.value = before;
    }
    return account.value;
  }

  /** After somebody signed in: who it is. */
  function enter(): Promise<Account | null> {
    changes += 1;
    localStorage.removeItem(leaving);
    return load();
  }

  /** Leaves nothing of this person's on the device, with or without a network. */
  async function signOut(): Promise<void> {
    changes += 1;
    writeDown(localStorage, leaving, '1');
    await leaveNothing(account.value ? personIn(account.value) : '').catch((error) =>
      console.info('nothing was kept on this device:', error),
    );
    holdFor('');
    account.value = null;
    await load();
  }

  return { account, load, enter, signOut };
});

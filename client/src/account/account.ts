import type { Account } from '@dien-hong/shared/api';
import { defineStore } from 'pinia';
import { ref } from 'vue';
import { holdFor } from '../device/holder.ts';
import { signingOut } from '../device/local.ts';
import { keepShell } from '../device/shell.ts';
import { lastSignedIn } from '../device/stores/signedIn.ts';
import { finishWipes, takeOver, wipe } from '../device/wipe.ts';
import { call } from '../line/call.ts';

export type { Account } from '@dien-hong/shared/api';

/** After 3000 ms without an answer the person who was signed in last goes on. */
const answerTimeout = 3000;

const personIn = (account: Account): string => (account.kind === 'person' ? (account.person?.id ?? '') : '');

/** Brings the device in line with the account that is signed in. */
async function settle(account: Account, before: Account | null): Promise<void> {
  if (account.kind === 'person') await takeOver(account);
  else if (account.kind === 'nobody' && !account.ended) await wipe(null, 'ran-out');
  else {
    // The device knows better than this page who was signed in: another tab may have signed somebody else in since.
    const last = (await lastSignedIn()) ?? before;
    await wipe(last ? personIn(last) : account.kind === 'screen' ? '' : null, 'closed');
  }
}

/** The account that is signed in on this device. */
export const useAccount = defineStore('account', () => {
  const account = ref<Account | null>(null);
  /** The number of sign-ins and sign-outs here: an answer to a question asked before one of them names an earlier account. */
  let changes = 0;

  async function ask(): Promise<void> {
    const asked = changes;
    if (signingOut.read() !== null) {
      if (!(await call('DELETE /api/session')).ok) return;
      signingOut.remove();
    }
    const reply = await call('GET /api/session');
    if (!reply.ok || asked !== changes) return;
    const before = account.value?.kind === 'person' ? account.value : null;
    holdFor(personIn(reply.value));
    account.value = reply.value;
    void settle(reply.value, before);
    if (reply.value.kind !== 'nobody') void keepShell();
  }

  /** Asks the server. Without an answer the account stays; after a start without a network it is the one that was signed in last. */
  async function load(): Promise<Account | null> {
    const finished = await finishWipes();
    const asked = ask();
    const before = account.value ?? (finished.kept ? await lastSignedIn() : undefined) ?? null;
    await (before ? Promise.race([asked, new Promise((resolve) => setTimeout(resolve, answerTimeout))]) : asked);
    if (account.value === null && before) {
      holdFor(personIn(before));
      account.value = before;
    }
    return account.value;
  }

  /** Asks who it is, after somebody signed in. */
  function enter(): Promise<Account | null> {
    changes += 1;
    signingOut.remove();
    return load();
  }

  /** Removes everything of this person's from the device, with or without a network. */
  async function signOut(): Promise<void> {
    changes += 1;
    signingOut.write('1');
    await wipe(account.value ? personIn(account.value) : '', 'signed-out');
    holdFor('');
    account.value = null;
    await load();
  }

  return { account, load, enter, signOut };
});

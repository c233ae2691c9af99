import { defineStore } from 'pinia';
import { ref } from 'vue';
import { holdFor } from './holder.ts';
import { request } from './http.ts';

export interface Person {
  readonly id: string;
  readonly fullName: string;
  readonly title: string;
  readonly salutation: string;
  readonly unitId: string | null;
}

export type Account =
  | { readonly kind: 'nobody'; readonly demo: boolean }
  | { readonly kind: 'screen'; readonly demo: boolean; readonly meetingId: string }
  | { readonly kind: 'person'; readonly demo: boolean; readonly person: Person | null; readonly admin: boolean };

/** Who is signed in on this device. */
export const useAccount = defineStore('account', () => {
  const account = ref<Account | null>(null);

  /** Asks the server; keeps the last answer when there is no connection. */
  async function load(): Promise<Account | null> {
    const reply = await request<Account>('GET', '/api/session');
    if (reply.ok) {
      account.value = reply.value;
      holdFor(reply.value.kind === 'person' ? (reply.value.person?.id ?? '') : '');
    }
    return account.value;
  }

  async function signOut(): Promise<void> {
    await request('DELETE', '/api/session');
    account.value = null;
    await load();
  }

  return { account, load, signOut };
});

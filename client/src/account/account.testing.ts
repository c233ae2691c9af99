// An account on a device: the server's answers, the application started anew, and a device that refuses.
import { initialMeeting } from '@dien-hong/shared';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { holder, holdFor } from '../device/holder.ts';
import { readingWith } from '../device/reading.testing.ts';
import { keepFile, keptFiles } from '../device/stores/files.ts';
import { createKeeper, keptMeeting, keptMeetings } from '../device/stores/meetings.ts';
import { lastSignedIn } from '../device/stores/signedIn.ts';
import { wipe } from '../device/wipe.ts';
import { type Account, useAccount } from './account.ts';

export const as = (id: string): Account => ({
  kind: 'person',
  demo: false,
  admin: false,
  person: { id, fullName: id, title: '', salutation: '', unitId: null },
});
export const nobody = (ended: boolean): Account => ({ kind: 'nobody', demo: false, ended });

/** The account that the server says is signed in, null while it cannot be reached; the methods of the requests that reached it. */
export const net: { server: Account | null; asked: string[] } = { server: null, asked: [] };
export const serve = async (_path: unknown, { method = 'GET' }: RequestInit = {}) => {
  if (net.server === null) throw new TypeError('Failed to fetch');
  net.asked.push(method);
  if (method === 'DELETE') net.server = nobody(false);
  return new Response(JSON.stringify(net.server));
};

/** The application started anew, on the same device. */
export function start() {
  holdFor('');
  setActivePinia(createPinia());
  return useAccount();
}
export const meeting = () => ({
  title: 'Họp',
  scheduledStart: 1,
  wanted: [],
  state: initialMeeting,
  foldedAs: holder(),
  people: [],
  units: [],
});
/** Leaves something of the holder's on the device. */
export async function leaveSomething(): Promise<void> {
  expect(await keepFile({ meetingId: 'm', sha256: 'a' }, readingWith())).toBe('kept');
  const keeper = createKeeper('m');
  keeper.keep(meeting);
  keeper.end();
  await vi.waitFor(async () => expect(await keptMeeting('m')).toBeDefined());
  sessionStorage.setItem('reading:m', '{}');
}
export const isEmpty = async () =>
  (await keptFiles('m')).size === 0 && (await keptMeetings()).size === 0 && sessionStorage.length === 0;

/** A device that refuses every use of its database, or only to write; the function returned makes it allow them again. */
export function refuse(what: 'everything' | 'writing' = 'everything'): () => void {
  const { transaction } = IDBDatabase.prototype;
  const refusing = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...asked
  ) {
    if (what === 'everything' || asked[1] === 'readwrite') throw new DOMException('Internal error', 'UnknownError');
    return transaction.apply(this, asked);
  });
  return () => refusing.mockRestore();
}
/** The account that the server names is the device's, and all that was asked of it before is done. */
export async function signedIn(id: string) {
  net.server = as(id);
  const session = start();
  await session.enter();
  await vi.waitFor(async () => expect((await lastSignedIn())?.person?.id).toBe(id));
  return session;
}

/** Every test begins on an empty device, with a server that nobody has asked. */
export function onEmptyDevice(): void {
  beforeEach(async () => {
    await wipe(null, 'closed');
    localStorage.clear();
    sessionStorage.clear();
    net.asked = [];
    vi.stubGlobal('fetch', serve);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
}

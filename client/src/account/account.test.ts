import 'fake-indexeddb/auto';
import { initialMeeting } from '@dien-hong/shared';
import { openDB } from 'idb';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ask } from '../device/database.ts';
import { holder, holdFor } from '../device/holder.ts';
import type { SignedIn } from '../device/person.ts';
import { readingWith } from '../device/reading.testing.ts';
import { afterTimeouts } from '../device/storage.testing.ts';
import { keepFile, keptFiles } from '../device/stores/files.ts';
import { openMarksStore } from '../device/stores/marks.ts';
import { createKeeper, keptMeeting, keptMeetings } from '../device/stores/meetings.ts';
import { keepReported } from '../device/stores/opened.ts';
import { lastSignedIn } from '../device/stores/signedIn.ts';
import { typedAt, typedUnder } from '../device/stores/typed.ts';
import { takeOver, wipe } from '../device/wipe.ts';
import { createOutbox } from '../line/outbox.ts';
import { type Account, useAccount } from './account.ts';

const as = (id: string): Account => ({
  kind: 'person',
  demo: false,
  admin: false,
  person: { id, fullName: id, title: '', salutation: '', unitId: null },
});
const nobody = (ended: boolean): Account => ({ kind: 'nobody', demo: false, ended });

/** The account that the server says is signed in; null while it cannot be reached. */
let server: Account | null = null;
let asked: string[] = [];
const serve = async (_path: unknown, { method = 'GET' }: RequestInit = {}) => {
  if (server === null) throw new TypeError('Failed to fetch');
  asked.push(method);
  if (method === 'DELETE') server = nobody(false);
  return new Response(JSON.stringify(server));
};

/** The application started anew, on the same device. */
function start() {
  holdFor('');
  setActivePinia(createPinia());
  return useAccount();
}
const meeting = () => ({
  title: 'Họp',
  scheduledStart: 1,
  wanted: [],
  state: initialMeeting,
  foldedAs: holder(),
  people: [],
  units: [],
});
/** Leaves something of the holder's on the device. */
async function leaveSomething(): Promise<void> {
  expect(await keepFile({ meetingId: 'm', sha256: 'a' }, readingWith())).toBe('kept');
  const keeper = createKeeper('m');
  keeper.keep(meeting);
  keeper.end();
  await vi.waitFor(async () => expect(await keptMeeting('m')).toBeDefined());
  sessionStorage.setItem('reading:m', '{}');
}
const isEmpty = async () =>
  (await keptFiles('m')).size === 0 && (await keptMeetings()).size === 0 && sessionStorage.length === 0;

/** A device that refuses every use of its database, or only to write; the function returned makes it allow them again. */
function refuse(what: 'everything' | 'writing' = 'everything'): () => void {
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
async function signedIn(id: string) {
  server = as(id);
  const session = start();
  await session.enter();
  await vi.waitFor(async () => expect((await lastSignedIn())?.person?.id).toBe(id));
  return session;
}

beforeEach(async () => {
  await wipe(null, 'closed');
  localStorage.clear();
  sessionStorage.clear();
  asked = [];
  vi.stubGlobal('fetch', serve);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const noted = { taken: () => {}, notTaken: () => {} };
const unheard = { changed: () => {}, ...noted, never: () => null, passing: new Set<string>() };

test('without a network it is the person signed in last, and the things kept for him are there', async () => {
  server = as('an');
  await start().load();
  await leaveSomething();
  server = null;
  expect(await start().load()).toEqual(as('an'));
  expect(holder()).toBe('an');
  expect((await keptMeeting('m'))?.foldedAs).toBe('an');
});

test('without a network and without anybody before, nobody knows', async () => {
  server = null;
  expect(await start().load()).toBeNull();
  expect(holder()).toBe('');
});

test('a network that gives no sign is not waited for', async () => {
  server = as('an');
  await start().load();
  vi.stubGlobal('fetch', () => new Promise(() => {}));
  expect(await afterTimeouts(() => start().load())).toEqual(as('an'));
});

test('the next person to sign in finds nothing of the one before', async () => {
  server = as('an');
  await start().load();
  await leaveSomething();
  server = as('binh');
  await start().enter();
  expect((await keptFiles('m')).size).toBe(0);
  server = as('an');
  await start().enter();
  await vi.waitFor(async () => expect((await keptFiles('m')).size + (await keptMeetings()).size).toBe(0));
});

test('a sign-in session that ran out locks the things on the device until its person is back', async () => {
  server = as('an');
  await start().load();
  await leaveSomething();
  server = nobody(false);
  expect(await start().load()).toEqual(server);
  server = null;
  expect(await start().load()).toBeNull();
  server = as('an');
  await start().enter();
  expect((await keptFiles('m')).size).toBe(1);
});

test('a sign-in session that was closed before its time leaves nothing', async () => {
  server = as('an');
  await start().load();
  await leaveSomething();
  server = nobody(true);
  await start().load();
  holdFor('an');
  await vi.waitFor(async () => expect(await isEmpty()).toBe(true));
});

test('signing out leaves nothing, and without a network the server hears of it first thing', async () => {
  server = as('an');
  const session = start();
  await session.load();
  await leaveSomething();
  const outbox = createOutbox('m', async () => null, unheard);
  await outbox.submit({ type: 'CastBallot', voteId: 'v', ballot: 'x' });
  server = null;
  await session.signOut();
  expect(session.account).toBeNull();
  holdFor('an');
  expect(await isEmpty()).toBe(true);
  const later = createOutbox('m', async () => null, unheard);
  await later.flush();
  expect(later.pendingVotes()).toEqual([]);

  server = as('an');
  asked = [];
  expect(await start().load()).toEqual(nobody(false));
  expect(asked).toEqual(['DELETE', 'GET']);
  // Somebody who signed in meanwhile is not signed out again.
  localStorage.setItem('signing-out', '1');
  server = as('binh');
  asked = [];
  expect(await start().enter()).toEqual(as('binh'));
  expect(asked).toEqual(['GET']);
});

/** The things of this person that wait here: votes with a ballot on its way, typed texts, whether an answer stands. */
async function waitingFor(id: string) {
  holdFor(id);
  const outbox = createOutbox('m', async () => null, unheard);
  await outbox.load();
  const typed = [...(await typedUnder<string>('minutes:')).values()].map(({ value }) => value);
  return [outbox.pendingVotes(), typed, localStorage.getItem(`answer:lyk:${id}`)];
}

test('signing out removes things that the person had not sent or saved, and leaves those that wait for another', async () => {
  const session = start();
  for (const id of ['an', 'binh']) {
    server = as(id);
    await session.enter();
    await createOutbox('m', async () => null, unheard).submit({ type: 'CastBallot', voteId: `v-${id}`, ballot: 'x' });
    typedAt<string>('minutes:m:item:1').keep(`của ${id}`, 1);
    document.dispatchEvent(new Event('visibilitychange'));
    localStorage.setItem(`answer:lyk:${id}`, '{}');
    await vi.waitFor(async () => expect(await waitingFor(id)).toEqual([[`v-${id}`], [`của ${id}`], '{}']));
    // The sign-in session of the first runs out; the second signs out.
    server = nobody(false);
    if (id === 'an') await session.load();
    else await session.signOut();
  }
  expect(await waitingFor('binh')).toEqual([[], [], null]);
  expect(await waitingFor('an')).toEqual([['v-an'], ['của an'], '{}']);
});

test('a sign-in session closed from elsewhere removes things that its own person had not sent', async () => {
  holdFor('an');
  await createOutbox('m', async () => null, unheard).submit({ type: 'CastBallot', voteId: 'v-an', ballot: 'x' });
  server = as('binh');
  await start().load();
  await createOutbox('m', async () => null, unheard).submit({ type: 'CastBallot', voteId: 'v-binh', ballot: 'x' });
  await vi.waitFor(async () => expect(await lastSignedIn()).toEqual(as('binh')));
  server = nobody(true);
  await start().load();
  await vi.waitFor(async () => expect(await waitingFor('binh')).toEqual([[], [], null]));
  expect(await waitingFor('an')).toEqual([['v-an'], [], null]);
});

test('a page that still shows the person before removes the things of the one whose sign-in session was closed', async () => {
  const waits = async (id: string) => {
    holdFor(id);
    return (await typedUnder('minutes:')).size > 0;
  };
  server = as('an');
  const page = start();
  await page.enter();
  await vi.waitFor(async () => expect((await lastSignedIn())?.person?.id).toBe('an'));
  const write = (id: string) => {
    holdFor(id);
    typedAt<string>('minutes:m:1').keep('đang viết', 0);
    document.dispatchEvent(new Event('visibilitychange'));
    return vi.waitFor(async () => expect(await waits(id)).toBe(true));
  };
  await write('an');
  // Another tab signs somebody else in, and he writes; then his sign-in session is closed from elsewhere.
  await takeOver(as('binh') as SignedIn);
  await write('binh');
  server = nobody(true);
  await page.load();
  await vi.waitFor(async () => expect(await waits('binh')).toBe(false));
  expect(await waits('an')).toBe(true);
});

test('the list of opened papers is not left to the next person', async () => {
  const opened = async () => {
    const db = await openDB('dien-hong-device');
    const keys = await db.getAllKeys('opened');
    db.close();
    return keys.map((key) => (key as string[])[0]);
  };
  const session = start();
  for (const after of [() => session.signOut(), () => session.enter()]) {
    server = as('an');
    await session.enter();
    await keepReported('an', '/api/meetings/m/papers/p/a');
    expect(await opened()).toEqual(['an']);
    server = as('binh');
    await after();
    await vi.waitFor(async () => expect(await opened()).toEqual([]));
  }
});

test('a ballot that waits is sent as its own person only', async () => {
  holdFor('an');
  await createOutbox('m', async () => null, unheard).submit({ type: 'CastBallot', voteId: 'v', ballot: 'x' });
  holdFor('binh');
  const other = createOutbox('m', async () => null, unheard);
  await other.flush();
  expect(other.pendingVotes()).toEqual([]);
  holdFor('an');
  const own = createOutbox('m', async () => null, unheard);
  await own.flush();
  expect(own.pendingVotes()).toEqual(['v']);
});

test('an answer from before somebody signed out does not bring him back', async () => {
  server = as('an');
  const session = start();
  await session.load();
  let answer = (_response: Response) => {};
  vi.stubGlobal(
    'fetch',
    () =>
      new Promise<Response>((resolve) => {
        answer = resolve;
      }),
  );
  const late = session.load();
  const answerLate = answer;
  vi.stubGlobal('fetch', serve);
  await session.signOut();
  answerLate(Response.json(as('an')));
  await late;
  expect([session.account, holder()]).toEqual([nobody(false), '']);
});

test.each(['everything', 'writing'] as const)(
  'somebody who signs in while the device refuses %s is its holder at the next start without a network',
  async (what) => {
    await signedIn('an');
    await leaveSomething();
    const allow = refuse(what);
    server = as('binh');
    await start().enter();
    await ask(() => undefined);
    server = null;
    expect([await start().load(), holder()], 'while it refuses still').toEqual([null, '']);
    allow();
    expect(await start().load()).toEqual(as('binh'));
    expect(holder()).toBe('binh');
    holdFor('an');
    expect((await keptFiles('m')).size + (await keptMeetings()).size).toBe(0);
  },
);

test('somebody who signs in and out while the device refuses does not come back', async () => {
  await signedIn('an');
  await leaveSomething();
  const allow = refuse();
  server = as('binh');
  const session = start();
  await session.enter();
  server = null;
  await session.signOut();
  allow();
  expect(await start().load()).toBeNull();
  expect((await lastSignedIn())?.person).toBeUndefined();
  holdFor('an');
  expect((await keptFiles('m')).size + (await keptMeetings()).size).toBe(0);
});

test('the state of a meeting that waits to be written is not written under the next person', async () => {
  const page = await signedIn('an');
  const keeper = createKeeper('m');
  keeper.keep(meeting);
  // Another tab signs somebody else in; this page asks who it is, and then leaves the meeting.
  await takeOver(as('binh') as SignedIn);
  server = as('binh');
  await page.load();
  keeper.end();
  const kept = await ask((database) => database.getAllKeys('meetings'));
  expect(kept).toEqual({ kept: true, value: [] });
});

test('marks that the server has do not stay when another tab of their person writes them after he signed out', async () => {
  const left = () => ask((database) => database.getAllKeys('marks'));
  const mark = (id: string) => ({ id, changedAt: 1, body: { kind: 'note', itemId: null, text: id } }) as const;
  const session = await signedIn('an');
  const otherTab = openMarksStore('m', 'an');
  await otherTab.change([mark('unsent')]);
  await otherTab.adopt([mark('theirs')], 1);
  expect(await left()).toMatchObject({
    value: [
      ['an', 'm', 'theirs'],
      ['an', 'm', 'unsent'],
    ],
  });
  await session.signOut();
  await otherTab.adopt([mark('later')], 2);
  expect(await left()).toMatchObject({ value: [['an', 'm', 'unsent']] });
  await signedIn('binh');
  await otherTab.adopt([mark('later')], 2);
  await otherTab.settle([mark('unsent')]);
  expect(await left()).toEqual({ kept: true, value: [] });
  expect(await otherTab.load()).toMatchObject({ value: { rev: 0 } });
});

import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { holder, holdFor } from '../device/holder.ts';
import type { SignedIn } from '../device/person.ts';
import { afterTimeouts } from '../device/storage.testing.ts';
import { keptFiles } from '../device/stores/files.ts';
import { keptMeeting, keptMeetings } from '../device/stores/meetings.ts';
import { lastSignedIn } from '../device/stores/signedIn.ts';
import { typedAt, typedUnder } from '../device/stores/typed.ts';
import { takeOver } from '../device/wipe.ts';
import { createOutbox } from '../line/outbox.ts';
import { as, isEmpty, leaveSomething, net, nobody, onEmptyDevice, serve, start } from './account.testing.ts';

onEmptyDevice();

const noted = { taken: () => {}, notTaken: () => {} };
const unheard = { changed: () => {}, ...noted, never: () => null, passing: new Set<string>() };

test('without a network it is the person signed in last, and the things kept for him are there', async () => {
  net.server = as('an');
  await start().load();
  await leaveSomething();
  net.server = null;
  expect(await start().load()).toEqual(as('an'));
  expect(holder()).toBe('an');
  expect((await keptMeeting('m'))?.foldedAs).toBe('an');
});

test('without a network and without anybody before, nobody knows', async () => {
  net.server = null;
  expect(await start().load()).toBeNull();
  expect(holder()).toBe('');
});

test('a network that gives no sign is not waited for', async () => {
  net.server = as('an');
  await start().load();
  vi.stubGlobal('fetch', () => new Promise(() => {}));
  expect(await afterTimeouts(() => start().load())).toEqual(as('an'));
});

test('the next person to sign in finds nothing of the one before', async () => {
  net.server = as('an');
  await start().load();
  await leaveSomething();
  net.server = as('binh');
  await start().enter();
  expect((await keptFiles('m')).size).toBe(0);
  net.server = as('an');
  await start().enter();
  await vi.waitFor(async () => expect((await keptFiles('m')).size + (await keptMeetings()).size).toBe(0));
});

test('a sign-in session that ran out locks the things on the device until its person is back', async () => {
  net.server = as('an');
  await start().load();
  await leaveSomething();
  net.server = nobody(false);
  expect(await start().load()).toEqual(net.server);
  net.server = null;
  expect(await start().load()).toBeNull();
  net.server = as('an');
  await start().enter();
  expect((await keptFiles('m')).size).toBe(1);
});

test('a sign-in session that was closed before its time leaves nothing', async () => {
  net.server = as('an');
  await start().load();
  await leaveSomething();
  net.server = nobody(true);
  await start().load();
  holdFor('an');
  await vi.waitFor(async () => expect(await isEmpty()).toBe(true));
});

test('signing out leaves nothing, and without a network the server hears of it first thing', async () => {
  net.server = as('an');
  const session = start();
  await session.load();
  await leaveSomething();
  const outbox = createOutbox('m', async () => null, unheard);
  await outbox.submit({ type: 'CastBallot', voteId: 'v', ballot: 'x' });
  net.server = null;
  await session.signOut();
  expect(session.account).toBeNull();
  holdFor('an');
  expect(await isEmpty()).toBe(true);
  const later = createOutbox('m', async () => null, unheard);
  await later.flush();
  expect(later.pendingVotes()).toEqual([]);

  net.server = as('an');
  net.asked = [];
  expect(await start().load()).toEqual(nobody(false));
  expect(net.asked).toEqual(['DELETE', 'GET']);
  // Somebody who signed in meanwhile is not signed out again.
  localStorage.setItem('signing-out', '1');
  net.server = as('binh');
  net.asked = [];
  expect(await start().enter()).toEqual(as('binh'));
  expect(net.asked).toEqual(['GET']);
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
    net.server = as(id);
    await session.enter();
    await createOutbox('m', async () => null, unheard).submit({ type: 'CastBallot', voteId: `v-${id}`, ballot: 'x' });
    typedAt<string>('minutes:m:item:1').keep(`của ${id}`, 1);
    document.dispatchEvent(new Event('visibilitychange'));
    localStorage.setItem(`answer:lyk:${id}`, '{}');
    await vi.waitFor(async () => expect(await waitingFor(id)).toEqual([[`v-${id}`], [`của ${id}`], '{}']));
    // The sign-in session of the first runs out; the second signs out.
    net.server = nobody(false);
    if (id === 'an') await session.load();
    else await session.signOut();
  }
  expect(await waitingFor('binh')).toEqual([[], [], null]);
  expect(await waitingFor('an')).toEqual([['v-an'], ['của an'], '{}']);
});

test('a sign-in session closed from elsewhere removes things that its own person had not sent', async () => {
  holdFor('an');
  await createOutbox('m', async () => null, unheard).submit({ type: 'CastBallot', voteId: 'v-an', ballot: 'x' });
  net.server = as('binh');
  await start().load();
  await createOutbox('m', async () => null, unheard).submit({ type: 'CastBallot', voteId: 'v-binh', ballot: 'x' });
  await vi.waitFor(async () => expect(await lastSignedIn()).toEqual(as('binh')));
  net.server = nobody(true);
  await start().load();
  await vi.waitFor(async () => expect(await waitingFor('binh')).toEqual([[], [], null]));
  expect(await waitingFor('an')).toEqual([['v-an'], [], null]);
});

test('a page that still shows the person before removes the things of the one whose sign-in session was closed', async () => {
  const waits = async (id: string) => {
    holdFor(id);
    return (await typedUnder('minutes:')).size > 0;
  };
  net.server = as('an');
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
  net.server = nobody(true);
  await page.load();
  await vi.waitFor(async () => expect(await waits('binh')).toBe(false));
  expect(await waits('an')).toBe(true);
});

test('an answer from before somebody signed out does not bring him back', async () => {
  net.server = as('an');
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

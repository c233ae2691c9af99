import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, test, vi } from 'vitest';
import { ask } from '../device/database.ts';
import { holder, holdFor } from '../device/holder.ts';
import type { SignedIn } from '../device/person.ts';
import { keptFiles } from '../device/stores/files.ts';
import { openMarksStore } from '../device/stores/marks.ts';
import { createKeeper, keptMeetings } from '../device/stores/meetings.ts';
import { keepReported } from '../device/stores/opened.ts';
import { lastSignedIn } from '../device/stores/signedIn.ts';
import { takeOver } from '../device/wipe.ts';
import { createOutbox } from '../line/outbox.ts';
import { as, leaveSomething, meeting, net, onEmptyDevice, refuse, signedIn, start } from './account.testing.ts';

onEmptyDevice();

const noted = { taken: () => {}, notTaken: () => {} };
const unheard = { changed: () => {}, ...noted, never: () => null, passing: new Set<string>() };

test('the list of opened papers is not left to the next person', async () => {
  const opened = async () => {
    const db = await openDB('dien-hong-device');
    const keys = await db.getAllKeys('opened');
    db.close();
    return keys.map((key) => (key as string[])[0]);
  };
  const session = start();
  for (const after of [() => session.signOut(), () => session.enter()]) {
    net.server = as('an');
    await session.enter();
    await keepReported('an', '/api/meetings/m/papers/p/a');
    expect(await opened()).toEqual(['an']);
    net.server = as('binh');
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

test.each(['everything', 'writing'] as const)(
  'somebody who signs in while the device refuses %s is its holder at the next start without a network',
  async (what) => {
    await signedIn('an');
    await leaveSomething();
    const allow = refuse(what);
    net.server = as('binh');
    await start().enter();
    await ask(() => undefined);
    net.server = null;
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
  net.server = as('binh');
  const session = start();
  await session.enter();
  net.server = null;
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
  net.server = as('binh');
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

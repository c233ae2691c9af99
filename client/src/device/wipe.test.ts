import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ask } from './database.ts';
import { holdFor } from './holder.ts';
import { answerAt, choiceAt, placesAt } from './local.ts';
import { type StoreName, stores } from './schema.ts';
import { refuseStorage } from './storage.testing.ts';
import { keepBallot, meetingsWaiting } from './stores/ballots.ts';
import { keepSlip, slipWaits } from './stores/secretVotes.ts';
import { typedAt } from './stores/typed.ts';
import { finishWipes, table, takeOver, wipe, wipeMeeting } from './wipe.ts';

// An id may hold the colon that stands between the parts of a small text's name.
const people = ['dt:an', 'binh'] as const;
const accountOf = (id: string) => ({
  kind: 'person' as const,
  demo: false,
  admin: false,
  person: { id, fullName: id, title: '', salutation: '', unitId: null },
});

/** Fills a row of every store for each of two people, and texts of every kind. Of marks and opened papers also one that the server has. */
async function fill(): Promise<void> {
  const rows = (id: string): readonly (readonly [StoreName, IDBValidKey, unknown])[] => [
    ['choices', [id, 'hop'], 'everything'],
    ['meetings', [id, 'hop'], {}],
    ['files', [id, 'hop', 'a'], {}],
    ['parts', [id, 'hop', 'a', '', 0], new Uint8Array(1)],
    ['marks', [id, 'hop', 'sent'], { dirty: false }],
    ['marks', [id, 'hop', 'unsent'], { dirty: true }],
    ['drafts', [id, 'hop', 'n'], {}],
    ['revs', [id, 'hop'], 1],
    ['opened', [id, 'sent'], 'told'],
    ['opened', [id, 'unsent'], 'to tell'],
    ['keys', [id], {}],
    ['boardKeys', [id, 'hop', 'v1'], {}],
    ['slips', [id, 'hop', 'v1'], { is: 'received' }],
    ['ballots', [id, 'e1'], { meetingId: 'hop' }],
    ['untaken', [id, 'u1'], {}],
    ['typed', [id, 'place'], { value: '', base: 0 }],
  ];
  await ask(async (database) => {
    const writing = database.transaction(stores, 'readwrite');
    for (const name of stores) await writing.objectStore(name).clear();
    await writing.objectStore('account').put(accountOf('binh'), 'last');
    await writing.objectStore('carried').put(true, 'dien-hong-x');
    for (const [store, key, value] of people.flatMap(rows))
      await writing.objectStore(store).put(value as never, key as never);
    await writing.done;
  });
  for (const id of people) {
    placesAt(id, 'hop', {}).write({ last: 'p' });
    answerAt('lyk', id, {}).write({ text: 'x' });
    choiceAt('hop', 'v1', id, {}).write({ '1': 'tán thành' });
  }
  localStorage.setItem('theme', 'dark');
  sessionStorage.setItem('scroll', '1');
}

/** The stores and kinds in which something of this person's is left; `sent`, `unsent` where it makes a difference. */
async function leftOf(id: string): Promise<string[]> {
  const said = await ask((database) =>
    Promise.all(stores.map(async (name) => (await database.getAllKeys(name)).map((key) => [name, key] as const))),
  );
  if (!said.kept) throw new Error(said.why);
  const rows = said.value.flat().flatMap(([name, key]) => {
    if (!Array.isArray(key) || key[0] !== id) return [];
    return ['sent', 'unsent'].includes(String(key.at(-1))) ? [`${name} ${key.at(-1)}`] : [name];
  });
  const texts = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
  return [
    ...rows,
    ...texts.filter((at) => at.split(':').includes(encodeURIComponent(id))).map((at) => at.split(':')[0] ?? ''),
  ].sort();
}
const lastSignedIn = async () => {
  const said = await ask((database) => database.get('account', 'last'));
  return said.kept ? said.value?.person?.id : undefined;
};

/** Things that the server has. */
const copies = ['choice', 'choices', 'files', 'marks sent', 'meetings', 'opened sent', 'parts', 'reading', 'revs'];
/** Things that are here alone, and wait for their person. */
const waiting = ['answer', 'ballots', 'slips', 'typed'];
const remaining = ['boardKeys', 'drafts', 'keys', 'marks unsent', 'opened unsent', 'untaken'];
const sorted = (...lists: string[][]) => lists.flat().sort();

beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  await fill();
});
afterEach(() => vi.restoreAllMocks());

test('every store that the database has stands in the table', async () => {
  const said = await ask((database) => [...database.objectStoreNames]);
  expect(said).toEqual({ kept: true, value: [...stores].sort() });
  expect(Object.keys(table).sort()).toEqual([...stores, 'reading', 'answer', 'choice'].sort());
  for (const [name, [, why]] of Object.entries(table)) expect(why, name).toMatch(/\w{3}/);
  for (const id of people) expect(await leftOf(id)).toEqual(sorted(copies, waiting, remaining));
  const unsentStay = Object.entries(table).flatMap(([name, [rule]]) => (rule.unsentStay ? [name] : []));
  expect(unsentStay, 'stores of which it is known what is sent').toEqual(['marks', 'opened']);
});

describe('the things that are left when', () => {
  test('somebody signs out', async () => {
    expect(await wipe('dt:an', 'signed-out')).toMatchObject({ kept: true });
    expect([await leftOf('dt:an'), await leftOf('binh')]).toEqual([remaining, sorted(waiting, remaining)]);
    expect([await lastSignedIn(), localStorage.getItem('theme'), sessionStorage.length]).toEqual([
      undefined,
      'dark',
      0,
    ]);
  });

  test('a sign-in session is closed from elsewhere and its person is unknown', async () => {
    await wipe(null, 'closed');
    expect([await leftOf('dt:an'), await leftOf('binh')]).toEqual([remaining, remaining]);
  });

  test('a sign-in session runs out', async () => {
    await wipe('binh', 'ran-out');
    for (const id of people) expect(await leftOf(id)).toEqual(sorted(copies, waiting, remaining));
    expect([await lastSignedIn(), sessionStorage.getItem('scroll')]).toEqual([undefined, '1']);
  });

  test('another person takes the device over', async () => {
    await takeOver(accountOf('binh'));
    expect(await leftOf('dt:an')).toEqual(sorted(waiting, remaining));
    expect(await leftOf('binh')).toEqual(sorted(copies, waiting, remaining));
    expect([await lastSignedIn(), sessionStorage.getItem('scroll')]).toEqual(['binh', '1']);
  });

  test.each(['not-invited', 'not-wanted'] as const)('a meeting is %s', async (reason) => {
    holdFor('binh');
    placesAt('binh', 'other', {}).write({});
    expect(await wipeMeeting('hop', reason)).toBe('kept');
    const gone = ['choices', 'files', 'meetings', 'parts'];
    const left = sorted(copies, waiting, remaining).filter((name) => !gone.includes(name));
    expect(await leftOf('binh')).toEqual(reason === 'not-wanted' ? sorted(left, ['choices']) : left);
    expect(
      Object.keys(localStorage)
        .filter((at) => at.startsWith('reading:'))
        .sort(),
    ).toEqual(['reading:binh:other', 'reading:dt%3Aan:hop']);
    // Another tab has signed somebody else in: everything of his stays.
    holdFor('dt:an');
    expect(await wipeMeeting('hop', reason)).toBe('gone');
    expect(await leftOf('dt:an')).toContain('meetings');
  });
});

test('rows that a device refuses to remove when somebody leaves go at the next start', async () => {
  const allow = refuseStorage();
  vi.resetModules();
  const fresh = await import('./wipe.ts');
  expect(await fresh.wipe('dt:an', 'signed-out')).toEqual({ kept: false, why: 'refused' });
  allow();
  expect(await leftOf('dt:an')).toContain('meetings');
  await finishWipes();
  expect([await leftOf('dt:an'), await leftOf('binh')]).toEqual([remaining, sorted(waiting, remaining)]);
  // Done once: the things of the next person stay.
  await fill();
  await finishWipes();
  expect(await leftOf('dt:an')).toContain('meetings');
});

test('it goes from the memory of a page whose device keeps nothing, and so does text being typed', async () => {
  await wipe(null, 'closed');
  refuseStorage();
  vi.resetModules();
  const fresh = {
    ...(await import('./holder.ts')),
    ...(await import('./stores/ballots.ts')),
    ...(await import('./stores/secretVotes.ts')),
    ...(await import('./stores/typed.ts')),
    ...(await import('./wipe.ts')),
  };
  fresh.holdFor('dt:an');
  await fresh.keepSlip(['dt:an', 'hop', 'v1'], { is: 'received', secrets: {} as never });
  await fresh.keepBallot('dt:an', { meetingId: 'hop', envelope: { id: 'e' } as never });
  await fresh.keepBallot('binh', { meetingId: 'hop', envelope: { id: 'e' } as never });
  fresh.typedAt('x').keep('x', 0);
  expect([await fresh.slipWaits(), await fresh.meetingsWaiting()]).toEqual([true, ['hop']]);
  expect(await fresh.wipe('dt:an', 'signed-out')).toEqual({ kept: false, why: 'refused' });
  document.dispatchEvent(new Event('visibilitychange'));
  expect([await fresh.slipWaits(), await fresh.meetingsWaiting()]).toEqual([false, []]);
  expect(await fresh.typedAt('x').found()).toBeNull();
  fresh.holdFor('binh');
  expect(await fresh.meetingsWaiting()).toEqual(['hop']);
});

test('a slip that waits is its holder’s, until it is cast', async () => {
  for (const id of people) {
    holdFor(id);
    expect(await slipWaits()).toBe(true);
  }
  await keepSlip(['binh', 'hop', 'v1'], { is: 'cast' });
  expect(await slipWaits()).toBe(false);
  await keepBallot('binh', { meetingId: 'hop-2', envelope: { id: 'e2' } as never });
  expect(await meetingsWaiting()).toEqual(['hop', 'hop-2']);
  expect(await typedAt('place').found()).toEqual({ value: '', base: 0 });
});

describe('wipes that the device refuses one after another are all done at the next start', () => {
  async function refused(...wipes: readonly Parameters<typeof wipe>[]): Promise<void> {
    const allow = refuseStorage();
    vi.resetModules();
    const fresh = await import('./wipe.ts');
    for (const one of wipes) expect(await fresh.wipe(...one)).toEqual({ kept: false, why: 'refused' });
    allow();
  }

  test('one person signs out, and the session of the next runs out', async () => {
    await refused(['dt:an', 'signed-out'], [null, 'ran-out']);
    await finishWipes();
    expect([await leftOf('dt:an'), await leftOf('binh')]).toEqual([remaining, sorted(waiting, remaining)]);
    expect(localStorage.getItem('wipe-due')).toBeNull();
  });

  test('one person signs out, and the device takes the next wipe', async () => {
    await refused(['dt:an', 'signed-out']);
    await wipe('binh', 'signed-out');
    expect([await leftOf('dt:an'), await leftOf('binh')]).toEqual([remaining, remaining]);
  });

  test('the same wipe is noted once', async () => {
    await refused([null, 'ran-out'], ['binh', 'signed-out'], [null, 'ran-out']);
    expect(JSON.parse(localStorage.getItem('wipe-due') ?? '')).toMatchObject({
      wipes: [{ reason: 'signed-out' }, { reason: 'ran-out' }],
    });
  });

  test('a release before noted one', async () => {
    localStorage.setItem('wipe-due', JSON.stringify({ person: 'dt:an', reason: 'signed-out' }));
    await finishWipes();
    expect(await leftOf('dt:an')).toEqual(remaining);
    expect(localStorage.getItem('wipe-due')).toBeNull();
    localStorage.setItem('wipe-due', JSON.stringify({ person: 'dt:an', reason: 'of a later release' }));
    expect(await finishWipes()).toMatchObject({ kept: true });
  });
});

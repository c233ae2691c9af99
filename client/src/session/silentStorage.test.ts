import 'fake-indexeddb/auto';
import type { Answer, Envelope } from '@dien-hong/shared';
import { beforeEach, expect, test, vi } from 'vitest';
import { patiently, silenceStorage } from './storage.testing.ts';

vi.mock('./csr.ts', () => ({ requestFor: async () => new Uint8Array(1), certifies: async () => true }));
vi.mock('@dien-hong/shared/tablet', () => ({
  makeSecrets: async () => ({ blinded: { house: 'h', board: 'b' } }),
  makeBoardKey: async () => ({ publicKey: 'p', privateKey: 'k' }),
}));

// A browser that never says whether a database opens, as some do in a page that was put aside: it counts as one that refuses.
beforeEach(() => vi.resetModules());

test('on a silent device a key is made and the ballot is sent', async () => {
  const answerNow = silenceStorage();
  const { enrol, signer } = await import('./deviceKey.ts');
  const { createOutbox } = await import('./outbox.ts');
  expect(await patiently(signer)).toBeNull();
  const certificate = new Uint8Array([1, 2]);
  await patiently(() => enrol('', async () => ({ ok: true, certificate, chain: [] })));
  const key = await signer();
  expect((await key?.sign(new Uint8Array(3)))?.length).toBe(64);
  const { unkept } = await import('./unkept.ts');
  expect(unkept.value.has('key')).toBe(true);

  const posted: Envelope[] = [];
  const taken: Answer = { ok: true, seq: 1, at: 1 };
  const post = async (envelope: Envelope) => {
    posted.push(envelope);
    return taken;
  };
  const outbox = createOutbox('hop', post, {
    changed: () => {},
    taken: () => {},
    notTaken: () => {},
    never: () => null,
    passing: new Set<string>(),
  });
  const submitted = await patiently(() => outbox.submit({ type: 'CastBallot', voteId: 'v1', ballot: 'AA' }));
  expect([submitted, posted.length, outbox.pendingVotes()]).toEqual([taken, 1, []]);

  // Late, it keeps the key after all, and gives it to the next page.
  answerNow();
  await vi.waitFor(() => expect(unkept.value.has('key')).toBe(false));
  vi.resetModules();
  expect((await (await import('./deviceKey.ts')).signer())?.certificate).toEqual(certificate);
});

test('on a silent device a slip is received, a board’s key made, and a start is not held up', async () => {
  silenceStorage();
  const { keptSlip, makeSlipSecrets } = await import('./slips.ts');
  const of = ['hop', 'v1', 'm2'] as const;
  expect(await patiently(() => keptSlip(...of))).toBeNull();
  await patiently(() => makeSlipSecrets([...of], { house: 'h', board: 'b' }));
  expect(await keptSlip(...of)).toMatchObject({ is: 'received' });
  const { boardKey, makeBoardKey } = await import('./boardKey.ts');
  const made = await patiently(() => makeBoardKey('hop', 'v1'));
  expect(await boardKey('hop', 'v1')).toEqual(made);
  const { lastSignedIn } = await import('./deviceShelf.ts');
  expect(await patiently(lastSignedIn)).toBeUndefined();
  await expect(
    patiently(() => import('./marksShelf.ts').then(({ leaveUnsent }) => leaveUnsent(null))),
  ).rejects.toThrow();
});

test('once it was silent, nobody waits again until it answers', async () => {
  const answerNow = silenceStorage();
  const { keepIn } = await import('./keepIn.ts');
  const keep = keepIn<number>('slip', 'silent', 'numbers');
  await patiently(() => keep.put('a', 1));
  const before = performance.now();
  await keep.put('b', 2);
  await keep.delete('a');
  expect(performance.now() - before).toBeLessThan(500);
  expect(await keep.get('b')).toBe(2);
  answerNow();
  await vi.waitFor(async () => expect(await keepIn<number>('slip', 'silent', 'numbers').all()).toEqual([2]));
});

test('a device that falls silent once it is open holds up no start, no meeting and no sign-out', async () => {
  const { lastSignedIn } = await import('./deviceShelf.ts');
  const { keptMeeting } = await import('./keptMeeting.ts');
  const { leaveUnsent } = await import('./marksShelf.ts');
  const { leaveUntold } = await import('./opened.ts');
  await lastSignedIn();
  await Promise.all([leaveUnsent(null), leaveUntold(null)]);
  const unheard = () =>
    Object.assign(Object.create(IDBRequest.prototype), { addEventListener: () => {}, removeEventListener: () => {} });
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(unheard);
  vi.spyOn(IDBObjectStore.prototype, 'openCursor').mockImplementation(unheard);
  try {
    expect(await patiently(lastSignedIn)).toBeUndefined();
    expect(await patiently(() => keptMeeting('hop'))).toBeUndefined();
    for (const leave of [leaveUnsent, leaveUntold]) await expect(patiently(() => leave(null))).rejects.toThrow();
  } finally {
    vi.restoreAllMocks();
  }
});

test('a device that falls silent once it is open holds up no mark, no paper and nothing that is kept', async () => {
  const { holdFor } = await import('./holder.ts');
  const { openMarksShelf } = await import('./marksShelf.ts');
  const { leaveUntold, paperOpened, tellOpened } = await import('./opened.ts');
  const { lastSignedIn, takeOver, write } = await import('./deviceShelf.ts');
  const { keptFile } = await import('./keptFiles.ts');
  const { keptMeetings } = await import('./keptMeeting.ts');
  holdFor('an');
  const person = { id: 'an', fullName: 'An', title: '', salutation: '', unitId: null };
  const account = { kind: 'person', demo: false, admin: false, person } as const;
  const marks = openMarksShelf('hop', 'an');
  await Promise.all([marks.load(), leaveUntold(null), takeOver(account), lastSignedIn()]);
  const told: unknown[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (path) => {
    told.push(path);
    return Response.json({ ok: true });
  });
  const unheard = () =>
    Object.assign(Object.create(IDBRequest.prototype), { addEventListener: () => {}, removeEventListener: () => {} });
  for (const act of ['get', 'getAll', 'getAllKeys', 'put', 'delete', 'openCursor'] as const)
    vi.spyOn(IDBObjectStore.prototype, act).mockImplementation(unheard);
  const file = { meetingId: 'hop', paperId: 'p', sha256: 'a' };
  const mark = { id: 'note', changedAt: 1, body: { kind: 'note', itemId: null, text: 'x' } } as const;
  try {
    const rejecting: (() => Promise<unknown>)[] = [
      () => marks.load(),
      () => marks.change([mark]),
      () => marks.draft('note', mark.body),
      () => marks.settle([mark]),
      () => marks.adopt([mark], 1),
      () => marks.soil(),
      () => takeOver(account),
      () => write(async () => {}),
    ];
    for (const work of rejecting) await expect(patiently(work)).rejects.toThrow('does not answer');
    await patiently(() => paperOpened('an', file));
    expect(told).toEqual(['/api/meetings/hop/papers/p/a/opened']);
    await patiently(() => tellOpened('an'));
    expect(await patiently(() => keptFile(file))).toBeUndefined();
    expect((await patiently(keptMeetings)).size).toBe(0);
    // Known to be silent: the network is asked at once, and not after another wait.
    const before = performance.now();
    await keptFile(file);
    expect(performance.now() - before).toBeLessThan(500);
  } finally {
    vi.restoreAllMocks();
  }
  await vi.waitFor(async () => expect(await lastSignedIn()).toEqual(account));
});

test('on a shared device a board’s key and what was not taken are their person’s alone', async () => {
  const { holdFor } = await import('./holder.ts');
  const { boardKey, makeBoardKey } = await import('./boardKey.ts');
  const { loadUntaken, noteUntaken, untaken } = await import('./untaken.ts');
  holdFor('an');
  const made = await makeBoardKey('hop', 'v1');
  holdFor('binh');
  expect(await boardKey('hop', 'v1')).toBeNull();
  const refusal = { code: 'slip-not-casting', params: {} };
  await noteUntaken({ id: 'hop/v1/an', by: 'an', what: 'slip', meetingId: 'hop', voteId: 'v1', refusal });
  expect(untaken.value).toEqual([]);
  holdFor('an');
  await loadUntaken();
  expect([await boardKey('hop', 'v1'), untaken.value.length]).toEqual([made, 1]);
});

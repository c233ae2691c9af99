import 'fake-indexeddb/auto';
import type { Answer, Envelope } from '@dien-hong/shared';
import { beforeEach, expect, test, vi } from 'vitest';
import type { OfVote } from './device/schema.ts';
import { afterTimeouts, silenceStorage } from './device/storage.testing.ts';

vi.unmock('./device/answerTimeouts.ts');
vi.mock('./keys/csr.ts', () => ({ requestFor: async () => new Uint8Array(1), certifies: async () => true }));
vi.mock('@dien-hong/shared/tablet', () => ({
  makeSecrets: async () => ({ blinded: { house: 'h', board: 'b' } }),
  makeBoardKey: async () => ({ publicKey: 'p', privateKey: 'k' }),
}));

const silent = { kept: false, why: 'silent' };
const typed = (value: number) => ({ value, base: 0 });

// A browser that never answers the opening of a database, as some do in a page that was put aside: it counts as one that refuses.
beforeEach(() => vi.resetModules());

test('on a silent device a key is made and the ballot is sent', async () => {
  const answerNow = silenceStorage();
  const { enrol, signer } = await import('./keys/deviceKey.ts');
  const { createOutbox } = await import('./line/outbox.ts');
  expect(await afterTimeouts(signer)).toBeNull();
  const certificate = new Uint8Array([1, 2]);
  await afterTimeouts(() => enrol('', async () => ({ ok: true, certificate, chain: [] })));
  const key = await signer();
  expect((await key?.sign(new Uint8Array(3)))?.length).toBe(64);
  const { unkept } = await import('./device/unkept.ts');
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
  const submitted = await afterTimeouts(() => outbox.submit({ type: 'CastBallot', voteId: 'v1', ballot: 'AA' }));
  expect([submitted, posted.length, outbox.pendingVotes()]).toEqual([taken, 1, []]);

  // Late, it keeps the key after all, and gives it to the next page.
  answerNow();
  await vi.waitFor(() => expect(unkept.value.has('key')).toBe(false));
  vi.resetModules();
  expect((await (await import('./keys/deviceKey.ts')).signer())?.certificate).toEqual(certificate);
});

test('on a silent device a slip is received, a board’s key made, and a start is not held up', async () => {
  silenceStorage();
  const { keptBoardKey, keptSlip } = await import('./device/stores/secretVotes.ts');
  const { makeSlipSecrets } = await import('./keys/slips.ts');
  const of: OfVote = ['m2', 'hop', 'v1'];
  expect(await afterTimeouts(() => keptSlip(...of))).toBeNull();
  await afterTimeouts(() => makeSlipSecrets(of, { house: 'h', board: 'b' }));
  expect(await keptSlip(...of)).toMatchObject({ is: 'received' });
  const { makeBoardKey } = await import('./keys/boardKey.ts');
  const made = await afterTimeouts(() => makeBoardKey('hop', 'v1'));
  expect(await keptBoardKey('hop', 'v1')).toEqual(made);
  const { lastSignedIn } = await import('./device/stores/signedIn.ts');
  expect(await afterTimeouts(lastSignedIn)).toBeUndefined();
  const { wipe } = await import('./device/wipe.ts');
  expect(await afterTimeouts(() => wipe(null, 'closed'))).toEqual(silent);
});

test('once it was silent, nobody waits long again until it answers', async () => {
  const answerNow = silenceStorage();
  const { keepIn } = await import('./device/keep.ts');
  const keep = keepIn('typed', 'typed');
  await afterTimeouts(() => keep.put(['an', 'a'], typed(1)));
  const before = performance.now();
  await keep.put(['an', 'b'], typed(2));
  await keep.delete(['an', 'a']);
  expect(performance.now() - before).toBeLessThan(500);
  expect(await keep.get(['an', 'b'])).toEqual(typed(2));
  answerNow();
  await vi.waitFor(async () => expect(await keepIn('typed', 'typed').under('an')).toEqual([[['an', 'b'], typed(2)]]));
});

test('a key that was read once signs on while the device is busy with something else', async () => {
  const { keepKey } = await import('./device/stores/keys.ts');
  const { holdFor } = await import('./device/holder.ts');
  holdFor('an');
  const { privateKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  const certificate = new Uint8Array([7]);
  await keepKey({ algorithm: 'ecdsa-p256-sha256', privateKey, certificate, chain: [] });
  vi.resetModules();
  const { signer } = await import('./keys/deviceKey.ts');
  (await import('./device/holder.ts')).holdFor('an');
  expect((await signer())?.certificate).toEqual(certificate);
  const unheard = () =>
    Object.assign(Object.create(IDBRequest.prototype), { addEventListener: () => {}, removeEventListener: () => {} });
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(unheard);
  try {
    expect((await afterTimeouts(signer))?.certificate).toEqual(certificate);
    const { forgetKey } = await import('./device/stores/keys.ts');
    await afterTimeouts(forgetKey);
    expect(await afterTimeouts(signer)).toBeNull();
  } finally {
    vi.restoreAllMocks();
  }
});

test('a device that falls silent once it is open holds up no start, no meeting and no sign-out', async () => {
  const { lastSignedIn } = await import('./device/stores/signedIn.ts');
  const { keptMeeting } = await import('./device/stores/meetings.ts');
  const { wipe } = await import('./device/wipe.ts');
  await lastSignedIn();
  await wipe(null, 'closed');
  const unheard = () =>
    Object.assign(Object.create(IDBRequest.prototype), { addEventListener: () => {}, removeEventListener: () => {} });
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(unheard);
  vi.spyOn(IDBObjectStore.prototype, 'openCursor').mockImplementation(unheard);
  try {
    expect(await afterTimeouts(lastSignedIn)).toBeUndefined();
    expect(await afterTimeouts(() => keptMeeting('hop'))).toBeUndefined();
    expect(await afterTimeouts(() => wipe(null, 'closed'))).toEqual(silent);
  } finally {
    vi.restoreAllMocks();
  }
});

test('a device that falls silent once it is open holds up no mark, no paper and nothing that is kept', async () => {
  const { holdFor } = await import('./device/holder.ts');
  const { openMarksStore } = await import('./device/stores/marks.ts');
  const { paperOpened, reportOpens } = await import('./papers/opened.ts');
  const { lastSignedIn, write } = await import('./device/stores/signedIn.ts');
  const { takeOver } = await import('./device/wipe.ts');
  const { keptFile } = await import('./device/stores/files.ts');
  const { keptMeetings } = await import('./device/stores/meetings.ts');
  holdFor('an');
  const person = { id: 'an', fullName: 'An', title: '', salutation: '', unitId: null };
  const account = { kind: 'person', demo: false, admin: false, person } as const;
  const marks = openMarksStore('hop', 'an');
  await Promise.all([marks.load(), takeOver(account), lastSignedIn()]);
  const told: unknown[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (path) => {
    told.push(path);
    return Response.json({ ok: true });
  });
  const unheard = () =>
    Object.assign(Object.create(IDBRequest.prototype), { addEventListener: () => {}, removeEventListener: () => {} });
  for (const act of ['get', 'getAll', 'getAllKeys', 'put', 'delete', 'clear', 'openCursor'] as const)
    vi.spyOn(IDBObjectStore.prototype, act).mockImplementation(unheard);
  const file = { meetingId: 'hop', paperId: 'p', sha256: 'a' };
  const mark = { id: 'note', changedAt: 1, body: { kind: 'note', itemId: null, text: 'x' } } as const;
  try {
    const asking: (() => Promise<unknown>)[] = [
      () => marks.load(),
      () => marks.change([mark]),
      () => marks.draft('note', mark.body),
      () => marks.settle([mark]),
      () => marks.adopt([mark], 1),
      () => marks.markUnsent(),
      () => takeOver(account),
    ];
    for (const work of asking) expect(await afterTimeouts(work)).toEqual(silent);
    expect(await afterTimeouts(() => write(async () => {}))).toBe('not-kept');
    await afterTimeouts(() => paperOpened('an', file));
    expect(told).toEqual(['/api/meetings/hop/papers/p/a/opened']);
    await afterTimeouts(() => reportOpens('an'));
    expect(await afterTimeouts(() => keptFile(file))).toBeUndefined();
    expect((await afterTimeouts(keptMeetings)).size).toBe(0);
    // The device is known to give no answer: the network is asked at once, without another wait.
    const before = performance.now();
    await keptFile(file);
    expect(performance.now() - before).toBeLessThan(500);
  } finally {
    vi.restoreAllMocks();
  }
  await vi.waitFor(async () => expect(await lastSignedIn()).toEqual(account));
});

test('on a shared device a board’s key and ballots that were refused are their person’s alone', async () => {
  const { holdFor } = await import('./device/holder.ts');
  const { keptBoardKey } = await import('./device/stores/secretVotes.ts');
  const { makeBoardKey } = await import('./keys/boardKey.ts');
  const { loadUntaken, noteUntaken, untaken } = await import('./device/stores/untaken.ts');
  holdFor('an');
  const made = await makeBoardKey('hop', 'v1');
  holdFor('binh');
  expect(await keptBoardKey('hop', 'v1')).toBeNull();
  const refusal = { code: 'slip-not-casting', params: {} } as const;
  await noteUntaken({ id: 'hop/v1/an', by: 'an', what: 'slip', meetingId: 'hop', voteId: 'v1', refusal });
  expect(untaken.value).toEqual([]);
  holdFor('an');
  await loadUntaken();
  expect([await keptBoardKey('hop', 'v1'), untaken.value.length]).toEqual([made, 1]);
});

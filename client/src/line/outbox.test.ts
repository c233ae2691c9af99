import 'fake-indexeddb/auto';
import { type Answer, type Envelope, limits, neverTaken, passingRefusals, type RefusalCode } from '@dien-hong/shared';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdFor } from '../device/holder.ts';
import { refuseStorage } from '../device/storage.testing.ts';
import { meetingsWaiting } from '../device/stores/ballots.ts';
import { wipe } from '../device/wipe.ts';
import { createOutbox, type Post } from './outbox.ts';

const cast = { type: 'CastBallot', voteId: 'v1', ballot: 'AA==' } as const;
const taken = { ok: true, seq: 1, at: 1 } as const satisfies Answer;
const refused = (code: RefusalCode): Answer => ({ ok: false, refusal: { code, params: {} } });

beforeEach(async () => {
  await wipe(null, 'closed');
  holdFor('an');
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** An outbox whose server gives these answers in turn, and none after that. */
function outbox(answers: (Answer | null)[] = [], create = createOutbox) {
  const posted: Envelope[] = [];
  const post: Post = async (envelope) => {
    posted.push(envelope);
    return answers.shift() ?? null;
  };
  const [wasTaken, notTaken] = [vi.fn(), vi.fn()];
  const handlers = { changed: () => {}, taken: wasTaken, notTaken, never: neverTaken, passing: passingRefusals };
  return { box: create('hop', post, handlers), posted, wasTaken, notTaken };
}

test('a device that refuses storage sends the ballot all the same, and says that it keeps none', async () => {
  refuseStorage();
  vi.resetModules();
  const fresh = await import('./outbox.ts');
  const { unkept } = await import('../device/unkept.ts');
  const { box, posted } = outbox([taken], fresh.createOutbox);
  expect(await box.submit(cast)).toEqual(taken);
  expect(posted).toHaveLength(1);
  expect(box.pendingVotes()).toEqual([]);
  await vi.waitFor(() => expect(unkept.value.has('ballot')).toBe(true));
});

test('a full device posts first, and sends again what the page holds', async () => {
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  const { box, posted } = outbox([null, taken]);
  expect(await box.submit(cast)).toEqual(refused('no-connection'));
  expect(box.pendingVotes()).toEqual(['v1']);
  await box.flush();
  expect(posted.map(({ id }) => id)).toEqual([posted[0]?.id, posted[0]?.id]);
  expect(box.pendingVotes()).toEqual([]);
});

test('a ballot that was kept waits in the next page as well, and is sent once', async () => {
  await outbox([null]).box.submit(cast);
  await vi.waitFor(async () => expect(await meetingsWaiting()).toEqual(['hop']));
  const next = outbox([taken]);
  await next.box.load();
  expect(next.box.pendingVotes()).toEqual(['v1']);
  await next.box.flush();
  await vi.waitFor(async () => expect(await meetingsWaiting()).toEqual([]));
  await next.box.flush();
  expect(next.posted).toHaveLength(1);
  expect(next.wasTaken.mock.calls).toEqual([[next.posted[0], taken.at]]);
  expect(next.notTaken).not.toHaveBeenCalled();
});

test('a kept ballot that comes too late is told, once', async () => {
  const { box, posted, notTaken } = outbox([null, refused('vote-closed')]);
  await box.submit(cast);
  await box.flush();
  await box.flush();
  expect(notTaken.mock.calls).toEqual([[posted[0], { code: 'vote-closed', params: {} }]]);
  expect(box.pendingVotes()).toEqual([]);
  await vi.waitFor(async () => expect(await meetingsWaiting()).toEqual([]));
});

test('a refusal that says nothing about the ballot keeps it, and it is sent again by itself', async () => {
  const passing: RefusalCode[] = [...passingRefusals, 'not-invited'];
  const { box, posted, notTaken } = outbox([null, ...passing.map(refused), taken]);
  await box.submit(cast);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await box.flush();
  for (const [at] of passing.entries()) {
    const times = at + 3;
    expect(box.pendingVotes()).toEqual(['v1']);
    vi.advanceTimersByTime(3000);
    // The device's answers come by `setImmediate`.
    for (let turn = 0; posted.length < times && turn < 1000; turn++) await new Promise((next) => setImmediate(next));
    expect(posted).toHaveLength(times);
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  }
  vi.useRealTimers();
  await vi.waitFor(() => expect(box.pendingVotes()).toEqual([]));
  expect(notTaken).not.toHaveBeenCalled();
});

test('a ballot that meets such a refusal at once is kept and sent again, without another tap', async () => {
  const { box, posted, notTaken } = outbox([refused('server-stopping'), taken]);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  expect(await box.submit(cast)).toEqual(refused('no-connection'));
  expect(box.pendingVotes()).toEqual(['v1']);
  vi.advanceTimersByTime(3000);
  for (let turn = 0; posted.length < 2 && turn < 1000; turn++) await new Promise((next) => setImmediate(next));
  vi.useRealTimers();
  await vi.waitFor(() => expect(box.pendingVotes()).toEqual([]));
  expect(posted.map(({ id }) => id)).toEqual([posted[0]?.id, posted[0]?.id]);
  expect(notTaken).not.toHaveBeenCalled();
});

test('only a ballot is kept, and another person’s is left alone', async () => {
  const { box } = outbox();
  await box.submit({ type: 'AskToSpeak', kind: 'thaoLuan', topic: '' });
  expect(await meetingsWaiting()).toEqual([]);
  await box.submit(cast);
  holdFor('binh');
  const other = outbox([taken]);
  await other.box.flush();
  expect(other.posted).toEqual([]);
});

test('a ballot that the server can never take is given up and told, never sent', async () => {
  const { box, posted } = outbox([taken]);
  const answer = await box.submit({ type: 'CastBallot', voteId: 'v', ballot: 'A'.repeat(limits.frame) });
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'message-too-large' } });
  expect([posted, box.pendingVotes(), await meetingsWaiting()]).toEqual([[], [], []]);
});

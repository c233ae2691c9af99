import { type Answer, convening, voteOf } from '@dien-hong/shared';
import { commune, motion } from '@dien-hong/shared/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StoredRecord } from '../../verifier/chain.ts';
import { MeetingHost } from '../meetings/host.ts';
import { testClock } from '../testing/clock.ts';
import { Deadline } from './deadline.ts';
import type { EventLog } from './eventLog.ts';

const draft = commune({ motions: [motion('timed', { seconds: 10 })] });
const start = draft.info.scheduledStart;
const sec = { kind: 'person', personId: 'sec' } as const;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** A meeting with a vote of ten seconds just opened, on a machine whose wall clock can be set and whose disk can fill up. */
async function timedVote() {
  const kept: StoredRecord<object>[] = [];
  const disk = { full: false, tries: 0 };
  const log: EventLog = {
    async append({ records }) {
      disk.tries += 1;
      if (disk.full) throw Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' });
      kept.push(...records);
    },
    read: async <E extends object>() => [...kept] as StoredRecord<E>[],
    attachment: async () => null,
    close: async () => {},
  };
  const wall = { set: 0 };
  const host = await MeetingHost.open(draft.info.id, {
    log,
    prove: async () => ({ ok: true, proof: null, attachments: [] }),
    // As if the jump had been believed at once: this test is about the log's own time.
    clock: testClock(
      () => start + Math.floor(performance.now()) + wall.set,
      () => performance.now(),
    ),
    publish: () => {},
    failed: (error) => {
      throw error;
    },
  });
  let sent = 0;
  const send = (command: Parameters<MeetingHost['submit']>[2]): Promise<Answer> =>
    host.submit(sec, `command-${++sent}`, command);
  await host.found(convening(draft), 'convene');
  for (const personId of ['chair', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8'])
    await send({ type: 'CheckIn', personId, method: 'secretary' });
  await send({ type: 'OpenMeeting' });
  await send({ type: 'TakeUpItem', itemId: 'muc-1' });
  expect(await send({ type: 'OpenVote', voteId: 'timed' })).toMatchObject({ ok: true });
  const stage = () => voteOf(host.state, 'timed')?.stage;
  /** The host works between timers, in turns of the event loop. */
  const closed = async () => {
    for (let turn = 0; turn < 50 && stage() !== 'closed'; turn++) await new Promise((next) => setImmediate(next));
    expect(stage()).toBe('closed');
  };
  return { host, disk, wall, stage, closed, send, remind: () => send({ type: 'LockQueue' }) };
}

for (const by of [-3_600_000, -400, -50, 0, 50, 3_600_000])
  test(`[LOG-15] a vote of ten seconds is open for ten seconds when the wall clock is set by ${by} ms meanwhile`, async () => {
    const { host, wall, stage, closed, remind } = await timedVote();
    await vi.advanceTimersByTimeAsync(4000);
    wall.set = by;
    await remind();
    await vi.advanceTimersByTimeAsync(5990);
    expect(stage()).toBe('open');
    await vi.advanceTimersByTimeAsync(20);
    await closed();
    const instants = host.records.map((record) => record.at);
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    const last = host.records.at(-1);
    expect(last).toMatchObject({ by: 'clock', event: { type: 'VoteClosed' } });
    const lasted = (last?.at ?? 0) - (voteOf(host.state, 'timed')?.opened?.at ?? 0);
    expect(lasted).toBeGreaterThanOrEqual(10_000);
    expect(lasted).toBeLessThanOrEqual(10_010);
    await host.close();
  });

test('[LOG-15] an hour that comes and goes while a command is sent does not lengthen a vote, nor the meeting', async () => {
  const { host, wall, closed, remind } = await timedVote();
  wall.set = 3_600_000;
  await remind();
  wall.set = 0;
  await vi.advanceTimersByTimeAsync(10_001);
  await closed();
  expect((host.records.at(-1)?.at ?? 0) - start).toBeLessThan(11_000);
  await host.close();
});

test('[LOG-15] spans go on evenly after the clock was set back: nothing stands still', async () => {
  const { host, wall, closed } = await timedVote();
  await vi.advanceTimersByTimeAsync(10_001);
  await closed();
  wall.set = -3_600_000;
  const before = host.now();
  await vi.advanceTimersByTimeAsync(5000);
  expect(host.now() - before).toBe(5000);
  await host.close();
});

test('[LOG-15] on a full disk what falls due is tried less and less often, and done when there is room again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { host, disk, closed } = await timedVote();
  disk.full = true;
  disk.tries = 0;
  await vi.advanceTimersByTimeAsync(10_000);
  for (let second = 0; second < 120; second++) {
    await vi.advanceTimersByTimeAsync(1000);
    await new Promise((next) => setImmediate(next));
  }
  expect(disk.tries).toBeGreaterThan(5);
  expect(disk.tries).toBeLessThan(13);
  disk.full = false;
  await vi.advanceTimersByTimeAsync(30_000);
  await closed();
  await host.close();
});

test('[LOG-15] nobody can keep the clock from closing a vote by guessing the id of its command', async () => {
  const { host, closed } = await timedVote();
  const due = voteOf(host.state, 'timed')?.opened?.closesAt;
  await host.submit(sec, `clock:${host.state.seq}:${due}`, { type: 'OpenMeeting' });
  await vi.advanceTimersByTimeAsync(10_001);
  await closed();
  await host.close();
});

test('[LOG-15] what falls due in forty days is issued then, and never before', async () => {
  const day = 86_400_000;
  const issued: number[] = [];
  const deadline = new Deadline<string>(
    () => Math.floor(performance.now()),
    async () => {
      issued.push(performance.now() / day);
      return { ok: true, seq: 1, at: 0 };
    },
  );
  const from = performance.now() / day;
  deadline.set({ at: Math.floor(performance.now()) + 40 * day, command: 'close' }, 1);
  for (let passed = 0; passed < 41; passed++) await vi.advanceTimersByTimeAsync(day);
  expect(issued).toHaveLength(1);
  expect((issued[0] ?? 0) - from).toBeCloseTo(40, 5);
});

test('[LOG-15] what was replaced while its command was under way is not tried again beside what replaced it', async () => {
  const issued: string[] = [];
  const refused = Promise.withResolvers<Answer>();
  const deadline = new Deadline<string>(
    () => performance.now(),
    (command) => {
      issued.push(command);
      return refused.promise;
    },
  );
  const from = performance.now();
  deadline.set({ at: from + 1000, command: 'before' }, 1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(issued).toEqual(['before']);
  deadline.set({ at: from + 60_000, command: 'after' }, 2);
  refused.resolve({ ok: false, refusal: { code: 'storage-failed', params: {} } });
  await vi.advanceTimersByTimeAsync(58_999);
  expect(issued).toEqual(['before']);
  await vi.advanceTimersByTimeAsync(1);
  expect(issued).toEqual(['before', 'after']);
  deadline.stop();
});

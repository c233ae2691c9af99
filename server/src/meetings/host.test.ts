import { type Answer, convening } from '@dien-hong/shared';
import { commune, motion, scene } from '@dien-hong/shared/testing';
import { describe, expect, test } from 'vitest';
import { brokenAt, type StoredRecord } from '../../verifier/chain.ts';
import type { Batch, EventLog } from '../log/eventLog.ts';
import { testClock } from '../testing/clock.ts';
import { MeetingHost, type Prover } from './host.ts';

/** A log in memory whose disk can be made to fail. */
function memoryLog(): EventLog & { fail: boolean; appends: number } {
  const kept: StoredRecord<object>[] = [];
  return {
    fail: false,
    appends: 0,
    async append({ records }: Batch) {
      this.appends += 1;
      if (this.fail) throw new Error('disk full');
      kept.push(...records);
    },
    read: async <E extends object>(_meeting: string, after: number) =>
      kept.filter((record) => record.seq > after) as StoredRecord<E>[],
    attachment: async () => null,
    close: async () => {},
  };
}

const noProof: Prover = async () => ({ ok: true, proof: null, attachments: [] });

async function open(log: EventLog, more: { prove?: Prover; now?: () => number } = {}) {
  const draft = commune({ motions: [motion('v1'), motion('timed', { seconds: 10 })] });
  const told: StoredRecord[][] = [];
  let now = draft.info.scheduledStart;
  const host = await MeetingHost.open(draft.info.id, {
    log,
    prove: more.prove ?? noProof,
    clock: testClock(more.now ?? (() => now++), () => performance.now()),
    publish: (records) => told.push([...records]),
    failed: (error) => {
      throw error;
    },
  });
  if (host.records.length === 0) await host.found(convening(draft), 'convene');
  return { host, told };
}

const sec = { kind: 'person', personId: 'sec' } as const;
const checkIn = (personId: string) => ({ type: 'CheckIn', personId, method: 'secretary' }) as const;

describe('the host of a meeting', () => {
  test('[LOG-1] saves, then answers and tells', async () => {
    const log = memoryLog();
    const { host, told } = await open(log);
    const answer = await host.submit(sec, 'command-1', checkIn('m2'));
    expect(answer).toMatchObject({ ok: true, seq: host.head.seq });
    expect(told.flat().map((record) => record.event.type)).toEqual(['CheckedIn']);
    expect((await log.read('', 0)).at(-1)?.event).toMatchObject({ type: 'CheckedIn', personId: 'm2' });
  });

  test('[LOG-1] what could not be stored is refused, told to nobody, and changes nothing', async () => {
    const log = memoryLog();
    const { host, told } = await open(log);
    const before = host.state;
    log.fail = true;
    const refused = await host.submit(sec, 'command-1', checkIn('m2'));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'storage-failed' } });
    expect(host.state).toBe(before);
    expect(told).toEqual([]);
    log.fail = false;
    expect(await host.submit(sec, 'command-1', checkIn('m2'))).toMatchObject({ ok: true });
    expect(brokenAt(host.meetingId, [...host.records])).toBeNull();
  });

  test('[LOG-2] a retry gets the first answer and does nothing more, after a restart too', async () => {
    const log = memoryLog();
    const { host } = await open(log);
    const [first, second] = await Promise.all([
      host.submit(sec, 'command-1', checkIn('m2')),
      host.submit(sec, 'command-1', checkIn('m2')),
    ]);
    expect(second).toEqual(first);
    const { host: restarted } = await open(log);
    expect(await restarted.submit(sec, 'command-1', checkIn('m2'))).toEqual(first);
    expect(restarted.records.filter((record) => record.event.type === 'CheckedIn')).toHaveLength(1);
    const other = await restarted.submit({ kind: 'person', personId: 'm3' }, 'command-1', checkIn('m3'));
    expect(other).toMatchObject({ ok: false, refusal: { code: 'command-id-used' } });
  });

  test('[LOG-2] a refused command is answered the same when it is retried', async () => {
    const { host } = await open(memoryLog());
    const stranger = { kind: 'person', personId: 'nobody' } as const;
    const first = await host.submit(stranger, 'command-1', checkIn('m2'));
    expect(first).toMatchObject({ ok: false, refusal: { code: 'check-in-of-another' } });
    expect(await host.submit(stranger, 'command-1', checkIn('m2'))).toEqual(first);
  });

  test('[LOG-2] commands sent at once are decided one after another, in few commits', async () => {
    const log = memoryLog();
    const { host } = await open(log);
    log.appends = 0;
    const people = ['chair', 'sec', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'guest'];
    const answers = await Promise.all(
      people.flatMap((personId, n) => [
        host.submit(sec, `first-${n}`, checkIn(personId)),
        host.submit(sec, `again-${n}`, checkIn(personId)),
      ]),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(10);
    expect(log.appends).toBeLessThanOrEqual(2);
    expect(host.records.map((record) => record.seq)).toEqual(host.records.map((_, n) => n + 1));
    expect(brokenAt(host.meetingId, [...host.records])).toBeNull();
  });

  test('[LOG-8] a vote whose time is over is closed by the clock, after a restart too', async () => {
    const log = memoryLog();
    const rehearsed = scene(commune({ motions: [motion('timed', { seconds: 10 })] }));
    let now = rehearsed.now;
    const { host } = await open(log, { now: () => now });
    const run = async (id: string, command: Parameters<MeetingHost['submit']>[2]): Promise<Answer> =>
      host.submit(sec, id, command);
    for (const personId of ['chair', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8'])
      await run(`in-${personId}`, checkIn(personId));
    await run('open-meeting', { type: 'OpenMeeting' });
    await run('take-up-item', { type: 'TakeUpItem', itemId: 'muc-1' });
    expect(await run('open-vote-1', { type: 'OpenVote', voteId: 'timed' })).toMatchObject({ ok: true });
    await host.close();
    now += 10_000;
    const closed = Promise.withResolvers<StoredRecord>();
    await MeetingHost.open(host.meetingId, {
      log,
      prove: noProof,
      clock: testClock(
        () => now,
        () => performance.now(),
      ),
      failed: () => {},
      publish: (records) => closed.resolve(records[0] as StoredRecord),
    });
    expect(await closed.promise).toMatchObject({ by: 'clock', event: { type: 'VoteClosed', voteId: 'timed' } });
  });

  test('a proof that does not hold is refused before anything is decided', async () => {
    const prove: Prover = async (_state, _actor, command) =>
      command.type === 'CastBallot'
        ? { ok: false, refusal: { code: 'ballot-altered', params: {} } }
        : { ok: true, proof: null, attachments: [] };
    const { host } = await open(memoryLog(), { prove });
    const answer = await host.submit(sec, 'command-1', { type: 'CastBallot', voteId: 'v1', ballot: 'AA==' });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'ballot-altered' } });
  });

  test('[LOG-2] takes no command once it is closed', async () => {
    const log = memoryLog();
    const { host } = await open(log);
    await host.close();
    const { appends } = log;
    const late = await host.submit(sec, 'command-1', checkIn('m2'));
    expect(late).toMatchObject({ ok: false, refusal: { code: 'server-stopping' } });
    expect(log.appends).toBe(appends);
  });

  test('time never runs backwards within a meeting', async () => {
    const times = [5000, 9000, 3000, 4000, 9500];
    let next = 0;
    const { host } = await open(memoryLog(), { now: () => times[Math.min(next++, 4)] as number });
    await host.submit(sec, 'command-1', checkIn('m2'));
    await host.submit(sec, 'command-2', checkIn('m3'));
    const instants = host.records.map((record) => record.at);
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
  });
});

import { gunzipSync } from 'node:zlib';
import {
  Follower,
  fold,
  groupsOf,
  type Live,
  type LogFrame,
  type MeetingState,
  readAs,
  viewerOf,
} from '@dien-hong/shared';
import {
  ballotOf,
  commune,
  motion,
  present,
  publishPaper,
  type Scene,
  scene,
  uploadOf,
} from '@dien-hong/shared/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StoredRecord } from '../../verifier/chain.ts';
import { steadyClock } from '../kernel/clock.ts';
import type { MeetingHost } from '../meetings/host.ts';
import { Feed } from './feed.ts';
import type { Listener } from './listener.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const started = (itemId: string, voters = 8) =>
  present(scene(commune({ motions: [motion('v1', { itemId, form: 'open', paperIds: [] })] })), voters).given(
    'chair',
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId },
  );

/** The feed of a meeting whose records are those of a scene, and its listeners. */
function feedOf(meeting: Scene) {
  const host = {
    meetingId: 'hop',
    get records() {
      return meeting.records.map((record) => ({ ...record, hash: `${record.seq}` }) as StoredRecord);
    },
    get state() {
      return meeting.state;
    },
    get head() {
      return { seq: meeting.state.seq };
    },
  } as unknown as MeetingHost;
  const feed = new Feed(host, { slipsIn: () => 3, withKey: (ids) => [...ids] }, steadyClock());

  function listen(personId: string) {
    const live: Live[] = [];
    const frames: LogFrame[] = [];
    const resync = vi.fn();
    const conn = {
      readyState: 'open',
      writeBuffer: [],
      transport: { writable: false },
      close: () => undefined,
      write(packet: string) {
        const [kind, message] = JSON.parse(packet.slice(1));
        if (kind === 'log') frames.push(message);
        else live.push(message);
      },
    };
    const viewer = { personId, groups: groupsOf(meeting.state, personId) };
    const listener = { socket: { conn }, viewer, resync } as unknown as Listener;
    feed.join(listener);
    return { live, frames, resync, listener, of: (kind: Live['kind']) => live.filter((one) => one.kind === kind) };
  }

  /** Carries commands out and publishes the records they made. */
  function happens(who: string, ...acts: Parameters<Scene['given']>[1][]): void {
    const before = meeting.records.length;
    meeting.given(who, ...acts);
    feed.publish(meeting.records.slice(before) as StoredRecord[]);
  }
  return { feed, listen, happens };
}

test('[VOT-41] a reminder reaches who has not voted, and nobody else', () => {
  const meeting = started('muc-1');
  const { feed, listen, happens } = feedOf(meeting);
  const [voted, late, guest] = ['m2', 'm3', 'guest'].map(listen);
  happens('chair', { type: 'OpenVote', voteId: 'v1' });
  happens('m2', [{ type: 'CastBallot', voteId: 'v1', ballot: 'AA==' }, ballotOf(meeting, 'v1', 'm2', 'Tán thành')]);
  feed.remind('v1');
  expect(late?.of('reminder')).toEqual([{ kind: 'reminder', voteId: 'v1' }]);
  expect(voted?.of('reminder')).toEqual([]);
  expect(guest?.of('reminder')).toEqual([]);
});

test('the moment in which a slip came is told to nobody: how many there are, once a second', async () => {
  const { feed, listen, happens } = feedOf(started('muc-1'));
  const member = listen('m2');
  happens('chair', { type: 'OpenVote', voteId: 'v1' });
  await vi.advanceTimersByTimeAsync(5000);
  feed.slipCame('v1');
  await vi.advanceTimersByTimeAsync(999);
  feed.slipCame('v1');
  expect(member.of('box')).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(member.of('box')).toEqual([{ kind: 'box', voteId: 'v1', cast: 3 }]);
});

test('[AUD-7] a guest who joins learns nothing of who has voted on an item for members only', () => {
  const { feed, listen, happens } = feedOf(started('muc-3'));
  const [guest, member] = ['guest', 'm2'].map(listen);
  happens('chair', { type: 'OpenVote', voteId: 'v1' });
  const turnout = (one: typeof guest) =>
    one && feed.liveFor(one.listener.viewer).filter(({ kind }) => kind === 'turnout');
  expect(turnout(member)).toEqual([{ kind: 'turnout', voteId: 'v1', voted: [] }]);
  expect(turnout(guest)).toEqual([]);
});

test('who reads otherwise from now on, as a substitute does, says hello again; the others do not', () => {
  const { listen, happens } = feedOf(started('muc-1', 7));
  const [visitor, member] = ['visitor', 'm2'].map(listen);
  happens('sec', { type: 'AppointSubstitute', personId: 'm8', substituteId: 'visitor', reason: '' });
  expect(visitor?.resync).toHaveBeenCalledTimes(1);
  expect(member?.resync).not.toHaveBeenCalled();
});

test('presenting goes on while another device of the presenter is there, and ends with the last', async () => {
  const { feed, listen } = feedOf(started('muc-1'));
  const [desk, tablet, member] = ['sec', 'sec', 'm2'].map(listen);
  const lead = { paperId: 'p1', sha256: 'a'.repeat(64), page: 2, area: null, pointer: null, by: 'sec' };
  feed.lead(lead);
  if (desk) feed.leave(desk.listener);
  await vi.advanceTimersByTimeAsync(100);
  expect(member?.of('lead')).toEqual([{ kind: 'lead', lead }]);
  if (tablet) feed.leave(tablet.listener);
  expect(member?.of('lead').at(-1)).toEqual({ kind: 'lead', lead: null });
});

test('[AUD-5] a newcomer whom old records name and whose groups read them now has the state of his log', async () => {
  const meeting = started('muc-1', 7);
  const { feed } = feedOf(meeting);
  const paper = publishPaper({ paperId: 'p2', itemId: 'muc-2', number: '2/TTr', subject: 'Về p2' });
  meeting.given('sec', { type: 'AppointSubstitute', personId: 'm8', substituteId: 'visitor', reason: '' }, [
    paper,
    uploadOf(9),
  ]);
  const viewer = viewerOf(meeting.state, 'visitor');
  const catchup = await feed.views.catchup(viewer, 0, '');
  if (catchup.how !== 'snapshot') throw new Error('a newcomer gets a state');
  const follower = new Follower();
  follower.greet();
  follower.welcome('', { ...catchup, state: JSON.parse(gunzipSync(catchup.state).toString()) as MeetingState });
  expect(follower.state).toEqual(fold(readAs(meeting.records, viewer)));
});

test('[LOG-3] numbers that a reader may not read are no frame of their own: they go out before the next that he may', async () => {
  const { listen, happens } = feedOf(started('muc-1'));
  const [guest, secretary] = ['guest', 'sec'].map(listen);
  happens('chair', { type: 'OpenVote', voteId: 'v1' });
  await vi.advanceTimersByTimeAsync(100);
  const before = guest?.frames.length ?? 0;
  happens('chair', { type: 'EnterPaperBallot', voteId: 'v1', personId: 'm3', choices: ['Tán thành'] });
  await vi.advanceTimersByTimeAsync(100);
  expect(secretary?.frames.length).toBe(before + 1);
  expect(guest?.frames.length).toBe(before);
  happens('chair', { type: 'CloseVote', voteId: 'v1' });
  await vi.advanceTimersByTimeAsync(100);
  expect(guest?.frames.at(-1)?.entries[0]).toHaveProperty('hiddenTo');
});

import { expect, test } from 'vitest';
import { cast, codeOf, committeeRules, commune, present, scene } from '../../testing/index.ts';
import { runningItem } from '../agenda/index.ts';
import { speakingNow } from '../floor/index.ts';
import { isClosedSession } from './index.ts';

const convened = () => scene(commune());
const ready = () => present(convened(), 6);
const open = () => ready().given('chair', { type: 'OpenMeeting' });

test.each(['m2', 'guest', 'visitor', 'stranger', 'clock', 'service'])(
  '[LIFE-1] is run by the chair or a secretary, not by %s',
  (who) => {
    const meeting = ready();
    for (const command of [
      { type: 'OpenMeeting' },
      { type: 'SuspendMeeting', reason: 'Giải lao' },
      { type: 'ResumeMeeting' },
      { type: 'CloseMeeting' },
    ] as const)
      expect(codeOf(meeting.when(who, command))).toBe('not-chair-or-secretary');
    expect(meeting.state.life.phase).toBe('convened');
  },
);

test('[LIFE-2] opens with a quorum only, and says what is missing', () => {
  const meeting = present(convened(), 5);
  expect(meeting.when('chair', { type: 'OpenMeeting' })).toEqual({
    code: 'no-quorum-to-open',
    params: { present: 5, required: 6, total: 8 },
  });
  meeting.given('sec', { type: 'CheckIn', personId: 'm6', method: 'secretary' });
  const quorum = { present: 6, required: 6, total: 8, met: true };
  expect(meeting.when('sec', { type: 'OpenMeeting' })).toEqual([{ type: 'MeetingOpened', quorum }]);
  expect(meeting.state.life).toMatchObject({ phase: 'open', openedAt: meeting.now, quorumAtOpening: quorum });
});

test('[LIFE-2] opens once', () => {
  const meeting = open();
  expect(codeOf(meeting.when('chair', { type: 'OpenMeeting' }))).toBe('meeting-already-open');
  meeting.given('chair', { type: 'SuspendMeeting', reason: 'Giải lao' });
  expect(codeOf(meeting.when('chair', { type: 'OpenMeeting' }))).toBe('meeting-already-open');
  meeting.given('chair', { type: 'CloseMeeting' });
  expect(codeOf(meeting.when('chair', { type: 'OpenMeeting' }))).toBe('meeting-closed');
});

test('[LIFE-3] is suspended when open, and not during a vote', () => {
  const suspend = { type: 'SuspendMeeting', reason: 'Giải lao' } as const;
  expect(codeOf(ready().when('chair', suspend))).toBe('meeting-not-open');
  const meeting = open().given('chair', { type: 'TakeUpItem', itemId: 'muc-1' }, { type: 'OpenVote', voteId: 'v1' });
  expect(codeOf(meeting.when('chair', suspend))).toBe('vote-open');
});

test('[LIFE-3] stops no running clock of a speaker by a break', () => {
  const suspend = { type: 'SuspendMeeting', reason: 'Giải lao' } as const;
  const meeting = open().given('chair', { type: 'GrantFloor', personId: 'm2', requestId: null, kind: 'thaoLuan' });
  expect(codeOf(meeting.when('chair', suspend))).toBe('speech-running');
  meeting.given('chair', { type: 'PauseSpeech' }, suspend, { type: 'ResumeMeeting' });
  expect(speakingNow(meeting.state)?.personId).toBe('m2');
});

test('[LIFE-4] resumes when suspended, and keeps the break', () => {
  const meeting = open();
  expect(codeOf(meeting.when('chair', { type: 'ResumeMeeting' }))).toBe('meeting-not-suspended');
  const from = meeting.now;
  meeting.given('chair', { type: 'SuspendMeeting', reason: 'Giải lao' });
  meeting.now += 600_000;
  meeting.given('sec', { type: 'ResumeMeeting' });
  expect(meeting.state.life.phase).toBe('open');
  expect(meeting.state.life.breaks).toEqual([{ from, to: from + 600_000, reason: 'Giải lao' }]);
});

test('[LIFE-5] closes from open or suspended, not before, not twice', () => {
  const close = { type: 'CloseMeeting' } as const;
  expect(codeOf(ready().when('chair', close))).toBe('meeting-not-open');
  const suspended = open().given('chair', { type: 'SuspendMeeting', reason: 'Nghỉ trưa' }, close);
  expect(suspended.state.life).toMatchObject({ phase: 'closed', closedAt: suspended.now });
  expect(codeOf(suspended.when('chair', close))).toBe('meeting-not-open');
});

test('[LIFE-5] does not close over an open vote or a speaker', () => {
  const meeting = open().given('chair', { type: 'TakeUpItem', itemId: 'muc-1' }, { type: 'OpenVote', voteId: 'v1' });
  expect(codeOf(meeting.when('chair', { type: 'CloseMeeting' }))).toBe('vote-open');
  meeting.given(
    'chair',
    { type: 'CloseVote', voteId: 'v1' },
    { type: 'GrantFloor', personId: 'm2', requestId: null, kind: 'thaoLuan' },
  );
  expect(codeOf(meeting.when('chair', { type: 'CloseMeeting' }))).toBe('speech-running');
});

test('[LIFE-6] closing ends the running item and a lasting break', () => {
  const meeting = open().given(
    'chair',
    { type: 'TakeUpItem', itemId: 'muc-1' },
    { type: 'SuspendMeeting', reason: 'Nghỉ trưa' },
  );
  const from = meeting.now;
  meeting.now += 60_000;
  meeting.given('chair', { type: 'CloseMeeting' });
  expect(runningItem(meeting.state)).toBeUndefined();
  expect(meeting.state.agenda.items.map((item) => item.state)).toEqual(['done', 'waiting', 'waiting', 'waiting']);
  expect(meeting.state.agenda.items[0]?.spans).toEqual([{ from, to: meeting.now }]);
  expect(meeting.state.life.breaks).toEqual([{ from, to: meeting.now, reason: 'Nghỉ trưa' }]);
});

test('[LIFE-6, ATT-12, SEAT-1, AGD-1, DOC-1, VOT-1] a closed meeting changes no more', () => {
  const meeting = open().given('chair', { type: 'CloseMeeting' });
  const before = meeting.state;
  for (const command of [
    { type: 'CheckIn', personId: 'm7', method: 'secretary' },
    { type: 'UndoCheckIn', personId: 'm2' },
    { type: 'AssignSeat', personId: 'm2', seatId: null },
    { type: 'TakeUpItem', itemId: 'muc-1' },
    { type: 'AddUrgentItem', title: 'Mục', presenterId: null, plannedMinutes: 5, reason: 'Gấp' },
    { type: 'WithdrawPaper', paperId: 'p1', reason: 'Sai' },
    { type: 'RemoveVote', voteId: 'v1' },
    { type: 'OpenVote', voteId: 'v1' },
  ] as const)
    expect([command.type, codeOf(meeting.when('chair', command))]).toEqual([command.type, 'meeting-closed']);
  expect(codeOf(meeting.when('m2', { type: 'AskToSpeak', kind: 'thaoLuan', topic: '' }))).toBe('meeting-not-open');
  expect(codeOf(meeting.when('chair', { type: 'LockQueue' }))).toBe('meeting-not-open');
  expect(codeOf(cast(meeting, 'v1', 'm2', 'Tán thành'))).toBe('vote-closed');
  expect(meeting.state).toBe(before);
  meeting.given('chair', { type: 'ShowOnScreen', show: { view: 'waiting' } });
});

test('[LIFE-11] the body decides that the public is shut out, on the proposal of those whom the rules name', () => {
  const decided = {
    type: 'DecideClosedSession',
    closed: true,
    proposedBy: 'Thường trực HĐND',
    basis: '28/30 tán thành',
  } as const;
  const meeting = ready();
  expect(codeOf(meeting.when('chair', decided))).toBe('meeting-not-open');
  meeting.given('chair', { type: 'OpenMeeting' });
  expect(codeOf(meeting.when('m2', decided))).toBe('not-chair-or-secretary');
  expect(meeting.when('chair', { ...decided, proposedBy: 'Một đại biểu' })).toEqual({
    code: 'closed-session-proposer',
    params: { may: 'Thường trực HĐND' },
  });
  expect(codeOf(meeting.when('chair', { ...decided, closed: false }))).toBe('closed-session-unchanged');
  meeting.given('chair', decided);
  expect(isClosedSession(meeting.state)).toBe(true);
  expect(meeting.state.life.closedSession).toMatchObject([{ closed: true, proposedBy: 'Thường trực HĐND' }]);
  meeting.given('sec', { ...decided, closed: false });
  expect(isClosedSession(meeting.state)).toBe(false);
  const { sessions: _, ...rules } = committeeRules;
  const without = present(scene(commune({ rules })), 6).given('chair', { type: 'OpenMeeting' });
  expect(codeOf(without.when('chair', decided))).toBe('closed-session-not-in-rules');
});

import type { Motion } from '@dien-hong/shared';
import { commune, handedOut, motion, present, scene } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { ballotLayer, occupantsOf, shortName } from './occupants.ts';

const names: Record<string, string> = { m2: 'Lê Hoàng Cường', m3: 'Trần Thị Bích', guest: 'An' };
const naming = { nameOf: (id: string) => names[id] ?? `Ông ${id}`, substitute: 'dự thay' };
const none = new Map<string, ReadonlySet<string>>();
const opened = () =>
  present(scene(commune({ motions: [motion('v1', { paperIds: [] })] })), 6)
    .given('chair', { type: 'OpenMeeting' })
    .given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });

test('between votes officers see whose tablet could not vote, and nobody else’s', () => {
  const meeting = present(scene(commune()), 4);
  const live = { connected: new Set(['chair', 'm2']), withKey: new Set(['chair', 'm3']) };
  const seats = occupantsOf(meeting.state, none, naming, live);
  const unready = ['A1', 'A2', 'A3', 'A5', 'A9'].map((seat) => seats.get(seat)?.unready);
  expect(unready).toEqual([false, true, true, undefined, undefined]);
  expect(occupantsOf(meeting.state, none, naming).get('A2')?.unready).toBeUndefined();
});

test('the last two words of a name stand in the box', () => {
  expect(['Lê Hoàng Cường', 'Bích', ' Đỗ  Ánh '].map(shortName)).toEqual([
    ['Hoàng', 'Cường'],
    ['', 'Bích'],
    ['Đỗ', 'Ánh'],
  ]);
});

test('presence, queue and speech are states of the seat, in the order of the queue', () => {
  const meeting = opened()
    .given('m4', { type: 'AskToSpeak', kind: 'thaoLuan', topic: '' })
    .given('m3', { type: 'AskToSpeak', kind: 'thaoLuan', topic: '' })
    .given('chair', { type: 'GrantFloor', personId: 'm2', requestId: null, kind: 'thaoLuan' })
    .given('sec', { type: 'RecordLeave', personId: 'm5', reason: '' });
  const seats = occupantsOf(meeting.state, none, naming);
  expect(seats.get('A2')).toMatchObject({ personId: 'm2', state: 'speaking', order: undefined });
  expect(seats.get('A4')).toMatchObject({ personId: 'm4', state: 'asking', order: 1 });
  expect(seats.get('A3')).toMatchObject({ state: 'asking', order: 2, fullName: 'Trần Thị Bích' });
  expect(seats.get('A5')?.state).toBe('absent');
  expect(seats.get('A6')?.state).toBe('present');
  expect(seats.get('A7')?.state).toBe('waiting');
  expect(seats.has('A12')).toBe(false);
});

test('the vote is a layer of its own, for the electorate alone and by what the server told', () => {
  const meeting = opened();
  expect(occupantsOf(meeting.state, none, naming).get('A2')?.voted).toBeUndefined();
  meeting.given('chair', { type: 'OpenVote', voteId: 'v1' });
  const seats = occupantsOf(meeting.state, new Map([['v1', new Set(['m2'])]]), naming);
  expect(seats.get('A2')?.voted).toBe(true);
  expect(seats.get('A3')?.voted).toBe(false);
  // Neither the secretary nor a member outside the room votes.
  expect(seats.get('A9')?.voted).toBeUndefined();
  expect(seats.get('A7')?.voted).toBeUndefined();
});

test('in a secret vote a tick says who was given a slip, and nothing once slips are cast; hands have no ticks', () => {
  const rows = ['An', 'Bình'].map((name, at) => ({ id: `r${at}`, name, personId: null }));
  const form: Partial<Motion> = { paperIds: [], form: 'secret', kind: 'election', rows, most: 1, seats: 1 };
  const meeting = present(
    scene(commune({ motions: [motion('v1', form), motion('v2', { paperIds: [], form: 'hands' })] })),
    8,
  )
    .given('chair', { type: 'OpenMeeting' })
    .given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });
  handedOut(meeting, 'v1', ['m2', 'm3', 'm4']);
  const told = new Map([['v1', new Set(['m2', 'm3', 'm4'])]]);
  const ticks = () => ['A2', 'A5'].map((seat) => occupantsOf(meeting.state, told, naming).get(seat)?.voted);
  expect(ballotLayer(meeting.state)?.of).toBe('slips');
  expect(ticks()).toEqual([true, false]);
  meeting.given('chair', { type: 'CloseIssuing', voteId: 'v1' });
  expect(ballotLayer(meeting.state)).toBeNull();
  expect(ticks()).toEqual([undefined, undefined]);
  meeting.given('chair', { type: 'AnnulVote', voteId: 'v1', reason: 'Thử' }, { type: 'OpenVote', voteId: 'v2' });
  expect(ballotLayer(meeting.state)).toBeNull();
});

test('a substitute sits on the absent member’s seat and is named as one', () => {
  const meeting = opened().given('sec', {
    type: 'AppointSubstitute',
    personId: 'm8',
    substituteId: 'sub',
    reason: '',
  });
  const seats = occupantsOf(meeting.state, none, naming);
  expect(seats.get('A8')).toMatchObject({ personId: 'sub', shortName: ['dự thay', 'sub'], state: 'waiting' });
  meeting.given('sec', { type: 'CheckIn', personId: 'sub', method: 'secretary' });
  expect(occupantsOf(meeting.state, none, naming).get('A8')).toMatchObject({ personId: 'sub', state: 'present' });
});

test('after the meeting nobody is waited for, neither in his seat nor at his tablet', () => {
  const live = { connected: new Set<string>(), withKey: new Set<string>() };
  const meeting = opened();
  expect(occupantsOf(meeting.state, none, naming, live).get('A7')?.state).toBe('waiting');
  meeting.given('chair', { type: 'CloseMeeting' });
  const seats = occupantsOf(meeting.state, none, naming, live);
  expect(seats.get('A7')?.state).toBe('absent');
  expect([...seats.values()].filter(({ unready }) => unready)).toEqual([]);
});

import { commune, present, scene } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { awayFromPlan, minutesLate } from './lateness.ts';

const minute = 60_000;

function setUp() {
  const meeting = present(scene(commune({ motions: [] })), 7);
  const start = meeting.now;
  const at = (minutes: number) => {
    meeting.now = start + minutes * minute;
    return meeting;
  };
  const late = (minutes: number) => minutesLate(meeting.state, start + minutes * minute);
  return { at, late };
}

test('before its time a meeting is neither late nor early; past it, it is late', () => {
  const { late } = setUp();
  expect(late(-5)).toBeNull();
  expect(late(3.9)).toBe(3);
});

test('an item is as late as it began, and more once its planned end has passed', () => {
  const { at, late } = setUp();
  at(4).given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
  expect(late(5)).toBe(4);
  expect(late(15)).toBe(4);
  expect(late(25)).toBe(10);
});

test('going ahead of the plan is told as such', () => {
  const { at, late } = setUp();
  at(0).given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
  at(10).given('chair', { type: 'TakeUpItem', itemId: 'muc-2' });
  expect(late(10)).toBe(-5);
});

test('an item added in the meeting was not planned, so it makes the meeting late', () => {
  const { at, late } = setUp();
  at(0).given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
  at(15).given('chair', { type: 'AddUrgentItem', title: 'Bão', presenterId: null, plannedMinutes: 20, reason: 'Gấp' });
  const urgent = at(15).state.agenda.items[1]?.id ?? '';
  at(15).given('chair', { type: 'TakeUpItem', itemId: urgent });
  expect(late(25)).toBe(10);
  at(30).given('chair', { type: 'TakeUpItem', itemId: 'muc-2' });
  expect(late(30)).toBe(15);
});

test('nothing is said of a meeting that is over', () => {
  const { at, late } = setUp();
  at(0).given('chair', { type: 'OpenMeeting' }, { type: 'CloseMeeting' });
  expect(late(500)).toBeNull();
});

test('a meeting held on another day is neither early nor late', () => {
  const { at, late } = setUp();
  at(-18 * 24 * 60).given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
  expect(late(-18 * 24 * 60)).toBeNull();
  expect(late(18 * 24 * 60)).toBeNull();
});

test('a meeting about to be opened on another day of Vietnam, or two hours off its time, is told so', () => {
  const { state } = scene(commune({ motions: [] }));
  // 14/12/2026, 07:30 in Vietnam, which is 00:30 in UTC.
  const planned = Date.parse('2026-12-14T07:30+07:00');
  const { life } = state;
  if (!life.info) throw new Error('the meeting is convened');
  const of = (now: string) =>
    awayFromPlan(
      { ...state, life: { ...life, info: { ...life.info, scheduledStart: planned } as typeof life.info } },
      Date.parse(now),
    );
  expect(of('2026-12-13T23:59+07:00')).toBe('day');
  expect(of('2026-12-14T00:01+07:00')).toBe('hours');
  expect(of('2026-12-14T05:31+07:00')).toBeNull();
  expect(of('2026-12-14T09:29+07:00')).toBeNull();
  expect(of('2026-12-14T09:30+07:00')).toBe('hours');
  expect(of('2026-12-14T23:59+07:00')).toBe('hours');
  expect(of('2026-12-15T07:30+07:00')).toBe('day');
  expect(of('2027-12-14T07:30+07:00')).toBe('day');
});

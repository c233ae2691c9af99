import { expect, test } from 'vitest';
import { codeOf, commune, scene } from '../../testing/index.ts';
import { seatOf } from './index.ts';

const convened = () => scene(commune());
const seat = (personId: string, seatId: string | null) => ({ type: 'AssignSeat', personId, seatId }) as const;
const appoint = (personId: string, substituteId: string) =>
  ({ type: 'AppointSubstitute', personId, substituteId, reason: '' }) as const;
const withdraw = (substituteId: string) => ({ type: 'WithdrawSubstitute', substituteId }) as const;

test('[SEAT-1] seats are assigned by chair or secretary', () => {
  expect(codeOf(convened().when('m2', seat('m2', 'A12')))).toBe('not-chair-or-secretary');
  expect(codeOf(convened().when('clock', seat('m2', 'A12')))).toBe('not-chair-or-secretary');
});

test('[SEAT-2] a person of the meeting sits on a seat of the room, or on none', () => {
  const meeting = convened();
  expect(codeOf(meeting.when('sec', seat('stranger', 'A12')))).toBe('not-invited');
  expect(meeting.when('sec', seat('m2', 'Z1'))).toEqual({ code: 'seat-unknown', params: { seat: 'Z1' } });
  meeting.given('chair', seat('m2', 'A12'));
  expect(seatOf(meeting.state, 'm2')).toBe('A12');
  meeting.given('sec', seat('m2', null));
  expect(seatOf(meeting.state, 'm2')).toBeNull();
  expect(seatOf(meeting.state, 'constructor')).toBeNull();
});

test('[SEAT-3] a seat holds one person, or a member and his substitute', () => {
  const meeting = convened();
  expect(meeting.when('sec', seat('m2', 'A3'))).toEqual({ code: 'seat-taken', params: { seat: 'A3' } });
  expect(codeOf(meeting.when('sec', seat('m2', 'A2')))).toBeNull();
  meeting.given('sec', appoint('m3', 'guest'), seat('guest', 'A3'), seat('m3', 'A12'), seat('m3', 'A3'));
  expect([seatOf(meeting.state, 'm3'), seatOf(meeting.state, 'guest')]).toEqual(['A3', 'A3']);
  expect(codeOf(meeting.when('sec', seat('m2', 'A3')))).toBe('seat-taken');
});

test('[SEAT-4] a substitute without a seat begins at the absentee’s', () => {
  const meeting = convened().given('sec', appoint('m3', 'sub'), appoint('m4', 'guest'));
  expect(seatOf(meeting.state, 'sub')).toBe('A3');
  expect(seatOf(meeting.state, 'guest')).toBe('A10');
});

test('[SEAT-5] a withdrawn substitute is gone from the plan', () => {
  const meeting = convened().given('sec', appoint('m3', 'sub'), seat('sub', 'A12'), withdraw('sub'));
  expect(codeOf(meeting.when('sec', seat('m2', 'A12')))).toBeNull();
  meeting.given(
    'sec',
    appoint('m3', 'sub'),
    { type: 'CheckIn', personId: 'sub', method: 'card' },
    { type: 'RecordLeave', personId: 'sub', reason: '' },
    withdraw('sub'),
  );
  expect(seatOf(meeting.state, 'sub')).toBeNull();
});

test('[SEAT-5] a guest keeps his own seat', () => {
  const meeting = convened().given('sec', appoint('m3', 'guest'), withdraw('guest'));
  expect(seatOf(meeting.state, 'guest')).toBe('A10');
});

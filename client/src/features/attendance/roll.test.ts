import { commune, present, scene } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { countRoll, rollOf } from './roll.ts';

const meeting = present(scene(commune()), 3)
  .given('sec', { type: 'RecordAbsence', personId: 'm8', reason: 'Công tác', excused: true })
  .given('m2', { type: 'RecordLeave', personId: 'm2', reason: '' });
const names: Record<string, string> = { chair: 'Nguyễn Đức Thịnh', m3: 'Đỗ Thị Nguyệt' };
const nameOf = (id: string) => names[id] ?? id;

test('counts everyone once: here, not yet, and away for any reason', () => {
  expect(countRoll(Object.values(meeting.state.attendance.people))).toEqual({
    all: 11,
    awaited: 6,
    present: 3,
    away: 2,
  });
});

test('chairs stand first, then members, secretaries and guests', () => {
  const ids = rollOf(meeting.state, 'all', '', nameOf).map((one) => one.personId);
  expect(ids[0]).toBe('chair');
  expect(ids.indexOf('m8')).toBeLessThan(ids.indexOf('sec'));
  expect(ids.indexOf('sec')).toBeLessThan(ids.indexOf('guest'));
});

test('finds by name without marks, within the filter', () => {
  expect(rollOf(meeting.state, 'present', 'nguyet do', nameOf).map((one) => one.personId)).toEqual(['m3']);
  expect(rollOf(meeting.state, 'away', 'nguyet', nameOf)).toEqual([]);
});

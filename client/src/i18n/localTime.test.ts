import { expect, test } from 'vitest';
import { dayOf, instantOf, readDay, readTime, timeOf, writtenDay } from './localTime.ts';

test('an instant is a day and a time on the clock of Vietnam, and back', () => {
  const at = Date.parse('2026-11-27T00:30:00Z');
  expect([dayOf(at), timeOf(at)]).toEqual(['2026-11-27', '07:30']);
  expect(instantOf(dayOf(at), timeOf(at))).toBe(at);
  expect(dayOf(Date.parse('2026-11-27T17:00:00Z'))).toBe('2026-11-28');
});

test('a day is read however it is typed, the day before the month', () => {
  for (const typed of ['18/12/2026', '18-12-26', '18.12.2026', '18 12 2026', ' 18/12/26 ', '18122026', '2026-12-18'])
    expect(readDay(typed), typed).toBe('2026-12-18');
  expect(readDay('5/3/2026')).toBe('2026-03-05');
  expect(readDay('29/2/2028')).toBe('2028-02-29');
  for (const typed of ['', '12/18/2026', '31/02/2026', '18/12', '0/1/2026', '18/12/202', 'mai'])
    expect(readDay(typed), typed).toBeNull();
  expect(writtenDay('2026-12-18')).toBe('18/12/2026');
  expect(writtenDay('')).toBe('');
});

test('a time is read however it is typed, on the 24 h clock', () => {
  for (const typed of ['07:30', '7h30', '7:30', '7.30', '0730', '730', '7 giờ 30', '7h30p', '7H30'])
    expect(readTime(typed), typed).toBe('07:30');
  expect(readTime('19h')).toBe('19:00');
  expect(readTime('00:00')).toBe('00:00');
  for (const typed of ['', '24:00', '7h60', '7:3', '7', '07:30 PM', 'sáng']) expect(readTime(typed), typed).toBeNull();
});

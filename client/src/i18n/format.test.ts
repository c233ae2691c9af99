import { expect, test } from 'vitest';
import { clockSpan, formats } from './format.ts';

const instant = '2026-11-27T01:05:09Z';

test('dates, 24 h times in the zone of Vietnam, and numbers as the papers write them', () => {
  const vi = formats('vi');
  expect(vi.date(instant)).toBe('27/11/2026');
  expect(vi.time(instant)).toBe('08:05');
  expect(vi.time('2026-11-26T17:00:00Z')).toBe('00:00');
  expect(vi.dateTime(instant)).toBe('08:05, 27/11/2026');
  expect(vi.day(instant)).toBe('Thứ Sáu, 27/11/2026');
  expect(vi.dayWithin(instant)).toBe('thứ Sáu, 27/11/2026');
  expect(vi.dayWithin('2026-11-29T01:00:00Z')).toBe('Chủ Nhật, 29/11/2026');
  expect(vi.number(18450.5)).toBe('18.450,5');
  expect(vi.percent(0.846153)).toBe('84,62%');
});

test('English keeps the order of the day and the clock', () => {
  const en = formats('en');
  expect(en.dateTime(instant)).toBe('08:05, 27/11/2026');
  expect(en.number(18450.5)).toBe('18,450.5');
});

test('spans of time in digits', () => {
  expect([134_000, 0, -5, 3_734_000].map(clockSpan)).toEqual(['02:14', '00:00', '00:00', '1:02:14']);
});

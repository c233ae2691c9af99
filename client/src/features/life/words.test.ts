import { expect, test } from 'vitest';
import { meetingWord, shortened } from './words.ts';

test('a title on a button keeps whole words and ends where it was cut', () => {
  expect(shortened('Dự toán ngân sách năm 2027')).toBe('Dự toán ngân sách năm 2027');
  const long = 'Nghị quyết về phân bổ dự toán chi ngân sách địa phương và kế hoạch vốn đầu tư công trung hạn năm 2027';
  expect(shortened(long)).toBe('Nghị quyết về phân bổ dự toán chi ngân sách địa phương và kế hoạch vốn…');
  expect(shortened('a'.repeat(389)).length).toBeLessThanOrEqual(73);
});

test('a meeting is called by the word its kind begins with', () => {
  expect(['Kỳ họp thường lệ', 'Hội nghị BCH', 'Phiên họp', ''].map(meetingWord)).toEqual([
    ...['session', 'conference', 'meeting', 'meeting'],
  ]);
});

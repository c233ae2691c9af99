import { expect, test } from 'vitest';
import { meetingWord, saysBreak, shortened } from './words.ts';

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

test('a reason that says itself that it is a break is not put after the word again', () => {
  const alone = ['Nghỉ giải lao', 'nghỉ trưa', 'Tạm nghỉ 15 phút', 'A break'];
  expect(alone.filter((reason) => !saysBreak(reason))).toEqual([]);
  expect(['Giải lao', 'Đi thực tế tại hiện trường', 'Nghỉm', ''].filter(saysBreak)).toEqual([]);
});

import { expect, test } from 'vitest';
import { meetingWord, saysBreak } from './words.ts';

test('a meeting is called by the word its kind begins with', () => {
  expect(['Kỳ họp thường lệ', 'Hội nghị BCH', 'Phiên họp', ''].map(meetingWord)).toEqual([
    'session',
    'conference',
    'meeting',
    'meeting',
  ]);
});

test('a reason that says itself that it is a break is not put after the word again', () => {
  const alone = ['Nghỉ giải lao', 'nghỉ trưa', 'Tạm nghỉ 15 phút', 'A break'];
  expect(alone.filter((reason) => !saysBreak(reason))).toEqual([]);
  expect(['Giải lao', 'Đi thực tế tại hiện trường', 'Nghỉm', ''].filter(saysBreak)).toEqual([]);
});

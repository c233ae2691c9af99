import { expect, test } from 'vitest';
import { matches } from './search.ts';

test('finds names without marks, in any order of words', () => {
  expect(matches('Đỗ Thị Minh Nguyệt', 'nguyet do')).toBe(true);
  expect(matches('Đỗ Thị Minh Nguyệt', 'Nguyệt')).toBe(true);
  expect(matches('Đỗ Thị Minh Nguyệt', 'hà')).toBe(false);
  expect(matches('Đỗ Thị Minh Nguyệt', '  ')).toBe(true);
});

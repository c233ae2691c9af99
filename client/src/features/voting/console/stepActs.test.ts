import { expect, test } from 'vitest';
import { shortened } from './stepActs.ts';

test('a title on a button keeps whole words and ends where it was cut', () => {
  expect(shortened('Dự toán ngân sách năm 2027')).toBe('Dự toán ngân sách năm 2027');
  const long = 'Nghị quyết về phân bổ dự toán chi ngân sách địa phương và kế hoạch vốn đầu tư công trung hạn năm 2027';
  expect(shortened(long)).toBe('Nghị quyết về phân bổ dự toán chi ngân sách địa phương và kế hoạch vốn…');
  expect(shortened('a'.repeat(389)).length).toBeLessThanOrEqual(73);
});

import { expect, test } from 'vitest';
import { inkPath, inkTouches } from './ink.ts';

const line = [10, 10, 0.5, 20, 10, 0.5, 30, 10, 0.5];

test('a stroke becomes one closed outline around its points', () => {
  const path = inkPath(line, 4);
  expect(path).toMatch(/^M[-\d. ]+L[-\d. ]+Z$/);
  const numbers = path.match(/-?\d+\.\d+/g)?.map(Number) ?? [];
  const ys = numbers.filter((_, at) => at % 2 === 1);
  expect(Math.min(...ys)).toBeLessThan(10);
  expect(Math.max(...ys)).toBeGreaterThan(10);
  expect(Math.max(...ys) - Math.min(...ys)).toBeLessThan(8);
});

test('a dot is a stroke too', () => {
  expect(inkPath([5, 5, 0.5], 3)).not.toBe('');
});

test.each([
  ['on it', 15, 10, true],
  ['between two points, a little off', 25, 11.5, true],
  ['before its beginning', 7, 10, false],
  ['beside it', 20, 14, false],
])('an eraser %s', (_where, x, y, hit) => {
  expect(inkTouches(line, x, y, 2)).toBe(hit);
});

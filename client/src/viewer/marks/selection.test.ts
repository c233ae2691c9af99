import { expect, test } from 'vitest';
import { joinLines } from './selection.ts';

test('words of a line become one box, another line another', () => {
  expect(
    joinLines([
      [10, 10, 30, 12],
      [42, 11, 20, 11],
      [64, 10, 8, 12],
      [10, 26, 25, 12],
    ]),
  ).toEqual([
    [10, 10, 62, 12],
    [10, 26, 25, 12],
  ]);
});

test('columns side by side are not joined', () => {
  expect(
    joinLines([
      [10, 10, 80, 12],
      [200, 10, 80, 12],
    ]),
  ).toHaveLength(2);
});

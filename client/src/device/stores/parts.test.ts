import { expect, test } from 'vitest';
import { partSize, partsMissing, rangeFrom } from './parts.ts';

test('a file is missing the parts that are not here', () => {
  expect(partsMissing(0, new Set())).toEqual([]);
  expect(partsMissing(10, new Set())).toEqual([{ n: 0, from: 0, to: 10 }]);
  expect(partsMissing(partSize, new Set())).toEqual([{ n: 0, from: 0, to: partSize }]);
  expect(partsMissing(2 * partSize + 1, new Set([1]))).toEqual([
    { n: 0, from: 0, to: partSize },
    { n: 2, from: 2 * partSize, to: 2 * partSize + 1 },
  ]);
  expect(partsMissing(2 * partSize, new Set([0, 1]))).toEqual([]);
});

const file = Uint8Array.from({ length: 2 * partSize + 100 }, (_, at) => (at * 7) % 251);
const part = async (n: number) => {
  const bytes = file.slice(n * partSize, (n + 1) * partSize);
  return bytes.length > 0 ? bytes : undefined;
};

test.each([
  [0, 10],
  [partSize - 1, partSize + 1],
  [partSize, 2 * partSize],
  [10, 2 * partSize + 100],
  [2 * partSize, 2 * partSize + 100],
])('bytes %i to %i are put together from the parts', async (from, to) => {
  const range = await rangeFrom(part, from, to);
  expect(range?.length).toBe(to - from);
  expect(range?.every((byte, index) => byte === file[from + index])).toBe(true);
});

test('a range with a hole, or past the end, is none', async () => {
  const holed = async (n: number) => (n === 1 ? undefined : part(n));
  expect(await rangeFrom(holed, partSize - 1, partSize + 1)).toBeNull();
  expect(await rangeFrom(holed, 0, 10)).not.toBeNull();
  expect(await rangeFrom(part, 2 * partSize, 2 * partSize + 101)).toBeNull();
});

test('a range is a copy: pdf.js hands it to its worker', async () => {
  const kept = file.slice(0, partSize);
  const range = await rangeFrom(async () => kept, 0, 10);
  range?.fill(0);
  expect([...kept.slice(0, 10)]).toEqual([...file.slice(0, 10)]);
});

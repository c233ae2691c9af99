import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Paced } from './paced.ts';

let done: string[];
let paced: Paced;
beforeEach(() => {
  vi.useFakeTimers();
  done = [];
  paced = new Paced('telling', 100, () => done.push('all'));
});
afterEach(() => {
  paced.stop();
  vi.useRealTimers();
});

test('what is asked for is done at once, and the rest of a burst once at the end of the span', () => {
  paced.soon(() => done.push('first'));
  for (const _ of [1, 2, 3]) paced.soon();
  expect(done).toEqual(['first']);
  vi.advanceTimersByTime(99);
  expect(done).toEqual(['first']);
  vi.advanceTimersByTime(1);
  expect(done).toEqual(['first', 'all']);
  vi.advanceTimersByTime(1000);
  expect(done).toHaveLength(2);
  paced.soon();
  expect(done).toHaveLength(3);
});

test('what cannot wait is done in the span, and takes along what waited', () => {
  paced.soon();
  paced.soon();
  paced.now();
  expect(done).toEqual(['all', 'all']);
  vi.advanceTimersByTime(1000);
  expect(done).toHaveLength(2);
});

test('at the end of a span: never at the moment it is asked for', () => {
  paced.atEnd();
  paced.atEnd();
  expect(done).toEqual([]);
  vi.advanceTimersByTime(100);
  paced.atEnd();
  expect(done).toEqual(['all']);
  vi.advanceTimersByTime(100);
  expect(done).toEqual(['all', 'all']);
});

test('work that fails is done again the next time; stopped, nothing more is done', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let broken = true;
  const failing = new Paced('telling', 100, () => {
    if (broken) throw new Error('no');
    done.push('whole');
  });
  failing.atEnd();
  vi.advanceTimersByTime(100);
  broken = false;
  failing.soon();
  expect(done).toEqual(['whole']);
  failing.soon();
  failing.stop();
  vi.advanceTimersByTime(1000);
  expect(done).toEqual(['whole']);
});

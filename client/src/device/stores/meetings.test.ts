import 'fake-indexeddb/auto';
import { initialMeeting } from '@dien-hong/shared';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createKeeper, type ToKeep } from './meetings.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

test('a meeting in which something changes all the time is written a second after the first change, then each five seconds, and at the end', () => {
  const seen: ToKeep = {
    title: 'Họp',
    scheduledStart: 1,
    wanted: [],
    state: initialMeeting,
    foldedAs: '',
    people: [],
    units: [],
  };
  const writtenAt: number[] = [];
  const make = () => {
    writtenAt.push(elapsed);
    return seen;
  };
  const keeper = createKeeper('m');
  let elapsed = 0;
  for (; elapsed < 12_050; elapsed += 50) {
    keeper.keep(make);
    vi.advanceTimersByTime(50);
  }
  keeper.end();
  expect(writtenAt).toEqual([950, 5950, 10_950, 12_050]);
});

import { setImmediate as nextTurn } from 'node:timers/promises';
import { refuse } from '@dien-hong/shared';
import { expect, test } from 'vitest';
import { testClock } from '../testing/clock.ts';
import { Hosts } from './hosts.ts';

test('[LOG-2, LOG-14] what was put aside is opened anew when its writer before has ended, not sooner', async () => {
  const ended = Promise.withResolvers<void>();
  let elapsed = 0;
  let opened = 0;
  const hosts = new Hosts({
    open: async () => {
      opened += 1;
      return { close: () => ended.promise, verify: async () => {} };
    },
    refusal: () => refuse('meeting-put-aside').refusal,
    clock: testClock(
      () => 0,
      () => elapsed,
    ),
  });
  await hosts.get('hop');
  hosts.putAside('hop', new Error('a disk that fails'));
  elapsed += 60_000;
  const again = hosts.get('hop');
  await nextTurn();
  expect(opened).toBe(1);
  ended.resolve();
  await again;
  expect(opened).toBe(2);
});

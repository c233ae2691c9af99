import type { Clock } from '../kernel/clock.ts';

/** A clock that a test moves: the hour and the spans go together. */
export const handClock = (now: () => number, elapsed: () => number = now): Clock => ({
  ...{ now, elapsed, jump: null },
  onJump: () => {},
});

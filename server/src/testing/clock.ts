import type { Clock } from '../kernel/clock.ts';

/** A clock that a test moves: wall time and elapsed time advance together. */
export const testClock = (now: () => number, elapsed: () => number = now): Clock => ({
  now,
  elapsed,
  jump: null,
  onJump: () => {},
});

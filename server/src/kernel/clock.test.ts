import { expect, test } from 'vitest';
import { type Jump, steadyClock } from './clock.ts';

const noon = 1_750_000_000_000;
const hour = 3_600_000;

/** A machine whose wall clock can be set, and on which time passes only by a call. */
function machine() {
  let passed = 0;
  let set = 0;
  const clock = steadyClock(
    () => noon + passed + set,
    () => passed,
  );
  const jumps: Jump[] = [];
  clock.onJump((jump) => jumps.push(jump));
  return {
    clock,
    jumps,
    pass: (ms: number) => {
      passed += ms;
      return clock.now() - noon;
    },
    put: (by: number) => {
      set += by;
      return clock.now() - noon;
    },
  };
}

test('[LOG-15] an hour that comes and goes is never the server’s time, and is told', () => {
  const { clock, jumps, pass, put } = machine();
  expect(pass(5000)).toBe(5000);
  expect(put(hour)).toBe(5000);
  expect(pass(1000)).toBe(6000);
  expect(put(-hour)).toBe(6000);
  expect(pass(1000)).toBe(7000);
  expect(jumps).toEqual([{ by: hour, at: noon + 5000 }]);
  expect(clock.jump).toEqual(jumps[0]);
});

test('[LOG-15] a clock that was set right is followed once it has stayed so for a minute, forward and back', () => {
  for (const by of [hour, -hour]) {
    const { jumps, pass, put } = machine();
    expect(put(by)).toBe(0);
    expect(pass(59_999)).toBe(59_999);
    expect(pass(1)).toBe(60_000 + by);
    expect(pass(1000)).toBe(61_000 + by);
    expect(jumps).toHaveLength(1);
  }
});

test('[LOG-15] a clock that wanders never settles while it does', () => {
  const { jumps, pass, put } = machine();
  for (let minute = 1; minute <= 5; minute++) {
    put(hour);
    expect(pass(59_000)).toBe(minute * 59_000);
  }
  expect(jumps).toHaveLength(5);
});

test('[LOG-15] what the network corrects by fractions of a second is followed at once and told to nobody', () => {
  const { jumps, pass, put } = machine();
  expect(put(400)).toBe(400);
  expect(put(-450)).toBe(-50);
  expect(pass(100)).toBe(50);
  expect(jumps).toEqual([]);
});

import { expect, test } from 'vitest';
import { createServerClock } from './serverClock.ts';

const hour = 3_600_000;

/** A device and a server whose clocks are moved by hand; the device's wall clock is 7 minutes slow. */
function device() {
  const time = { monotonic: 1000, wall: 50_000_000 - 420_000, server: 50_000_000 };
  const clock = createServerClock(
    () => time.monotonic,
    () => time.wall,
  );
  const pass = (ms: number) => {
    time.monotonic += ms;
    time.wall += ms;
    time.server += ms;
  };
  /** Asks, with `there` and `back` as the times of the two ways. */
  const ask = (there: number, back: number) => {
    const askedAt = clock.asking();
    pass(there);
    const { server } = time;
    pass(back);
    clock.learn(server, askedAt);
  };
  return { time, clock, pass, ask };
}

test('before anything was learned it is the device’s own time', () => {
  const { clock, time } = device();
  expect(clock.now()).toBe(time.wall);
});

test('the narrowest answer is kept', () => {
  const { clock, time, pass, ask } = device();
  ask(20, 20);
  expect(clock.now()).toBe(time.server);
  pass(1000);
  ask(900, 100);
  expect(clock.now()).toBe(time.server);
});

test.each([hour, -hour])('a wall clock that is set by %i ms changes no span, and is noticed once', (jump) => {
  const { clock, time, pass, ask } = device();
  ask(20, 20);
  expect(clock.parted()).toBe(false);
  time.wall += jump;
  pass(90_000);
  expect(clock.now()).toBe(time.server);
  expect(clock.parted()).toBe(true);
  expect(clock.parted()).toBe(false);
});

test('a device that slept learns the time again, by an answer slower than the first', () => {
  const { clock, time, ask } = device();
  ask(5, 5);
  time.wall += hour;
  time.server += hour;
  expect(clock.parted()).toBe(true);
  ask(300, 100);
  expect(Math.abs(clock.now() - time.server)).toBeLessThanOrEqual(200);
});

test('a server whose clock is set is followed', () => {
  const { clock, time, ask } = device();
  ask(5, 5);
  time.server -= hour;
  ask(50, 50);
  expect(clock.now()).toBe(time.server);
});

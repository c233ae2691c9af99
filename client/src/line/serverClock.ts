/** Where the device's wall clock and its monotonic one part by more (ms), one of them was set, or the device slept. */
const parted = 500;

export interface ServerClock {
  /** Epoch milliseconds at the server; before the first answer, those of this device. */
  now(): number;
  /** This device's time when it asks, for `learn`. */
  asking(): number;
  /** `askedAt`: the value of `asking` before the question went out. */
  learn(serverNow: number, askedAt: number): void;
  /** Whether the device's two clocks have parted since the last look: time to ask the server again. */
  parted(): boolean;
}

/**
 * The server's clock as this device knows it: countdowns agree although the tablets' own clocks do not. Spans are measured by the monotonic
 * clock, so that setting the wall clock changes nothing. An answer puts the server's time between two limits, a round trip apart: the
 * narrowest is kept, until one comes that contradicts it.
 */
export function createServerClock(
  monotonic: () => number = () => performance.now(),
  wall: () => number = Date.now,
): ServerClock {
  /** The least and the most that the server's clock is ahead of the monotonic one. */
  let ahead: { least: number; most: number } | null = null;
  let apart = wall() - monotonic();
  return {
    now: () => (ahead === null ? wall() : monotonic() + (ahead.least + ahead.most) / 2),
    asking: monotonic,
    learn(serverNow, askedAt) {
      const least = serverNow - monotonic();
      const most = serverNow - askedAt;
      const narrower = ahead === null || most - least <= ahead.most - ahead.least;
      const other = ahead !== null && (least > ahead.most || most < ahead.least);
      if (narrower || other) ahead = { least, most };
    },
    parted() {
      const now = wall() - monotonic();
      if (Math.abs(now - apart) < parted) return false;
      apart = now;
      return true;
    },
  };
}

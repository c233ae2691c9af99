/** The server's clock as this device knows it: countdowns agree although the tablets' own clocks do not. */
export function createServerClock(): { now: () => number; learn: (serverNow: number, askedAt: number) => void } {
  let offset = 0;
  let best = Number.POSITIVE_INFINITY;
  return {
    /** Epoch milliseconds at the server. */
    now: () => Date.now() + offset,
    /** `askedAt`: this device's time when it asked. The quickest answer is the truest. */
    learn(serverNow, askedAt) {
      const roundTrip = Date.now() - askedAt;
      if (roundTrip > best) return;
      best = roundTrip;
      offset = serverNow - (askedAt + roundTrip / 2);
    },
  };
}

/** The machine's own clock departed from the server's time by this number of milliseconds, at this moment of the server's time. */
export interface Jump {
  readonly by: number;
  readonly at: number;
}

/** The server's time, independent of jumps of the machine's clock. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Milliseconds since some moment. Nobody can set it: every span is measured by it. */
  elapsed(): number;
  /** The last jump of the machine's clock; null without one. */
  readonly jump: Jump | null;
  onJump(listener: (jump: Jump) => void): void;
}

/** A difference below this (ms) is the network's slow correction of the machine's clock, and is followed at once. */
const step = 1000;
/** How long (ms) a clock that jumped has to run evenly before it is believed: a short error is ignored. */
const settled = 60_000;

/**
 * The machine's wall clock, without its jumps. A wrong hour that is soon corrected would otherwise stay in the log, whose instants never go
 * back. Time goes on evenly meanwhile, and follows the wall clock once that has settled.
 */
export function steadyClock(wall: () => number = Date.now, elapsed: () => number = () => performance.now()): Clock {
  let from = { at: wall(), elapsed: elapsed() };
  let departed: { gap: number; since: number } | null = null;
  let jump: Jump | null = null;
  const listeners: ((jump: Jump) => void)[] = [];

  function follow(at: number): number {
    from = { at, elapsed: elapsed() };
    departed = null;
    return at;
  }

  return {
    elapsed,
    get jump() {
      return jump;
    },
    onJump: (listener) => void listeners.push(listener),
    now() {
      const passed = elapsed();
      const even = from.at + (passed - from.elapsed);
      const wallTime = wall();
      const gap = wallTime - even;
      if (Math.abs(gap) < step) return follow(wallTime);
      if (departed && Math.abs(gap - departed.gap) < step)
        return passed - departed.since >= settled ? follow(wallTime) : Math.floor(even);
      departed = { gap, since: passed };
      jump = { by: Math.round(gap), at: Math.floor(even) };
      for (const listener of listeners) listener(jump);
      return Math.floor(even);
    },
  };
}

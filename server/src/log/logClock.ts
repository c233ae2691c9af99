import type { Clock } from '../kernel/clock.ts';

/** The time of one log: it always advances, since instants agree with the order by number. */
export class LogClock {
  readonly #clock: Clock;
  #at: number;
  #elapsed: number;
  /** While a deadline is pending, the server's time is not followed: a promised span keeps its length. */
  held = false;

  /** `last`: the instant of the log's last record, 0 without one. */
  constructor(clock: Clock, last: number) {
    this.#clock = clock;
    this.#at = Math.max(last, clock.now());
    this.#elapsed = clock.elapsed();
  }

  /** Epoch milliseconds. */
  now(): number {
    const elapsed = this.#clock.elapsed();
    const even = Math.floor(this.#at + (elapsed - this.#elapsed));
    const serverTime = this.#clock.now();
    if (this.held || serverTime <= even) return even;
    this.#at = serverTime;
    this.#elapsed = elapsed;
    return serverTime;
  }
}

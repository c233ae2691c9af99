import type { Clock } from '../kernel/clock.ts';

/** The time of one log: it never goes back, for order is by number and instants agree with it, and it never stands still. */
export class LogClock {
  readonly #clock: Clock;
  #at: number;
  #elapsed: number;
  /** While something falls due, the house's time is not followed: a span that was promised is as long as it was promised. */
  held = false;

  /** `last`: the instant of the log's last record, 0 where it has none. */
  constructor(clock: Clock, last: number) {
    this.#clock = clock;
    this.#at = Math.max(last, clock.now());
    this.#elapsed = clock.elapsed();
  }

  /** Epoch milliseconds. */
  now(): number {
    const elapsed = this.#clock.elapsed();
    const even = Math.floor(this.#at + (elapsed - this.#elapsed));
    const house = this.#clock.now();
    if (this.held || house <= even) return even;
    this.#at = house;
    this.#elapsed = elapsed;
    return house;
  }
}

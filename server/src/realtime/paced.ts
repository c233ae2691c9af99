import { later } from '../kernel/failure.ts';

/** Work with a shortest time (ms) between two runs: all requests within the span are served by one run at its end. */
export class Paced {
  readonly #what: string;
  readonly #every: number;
  readonly #work: () => void;
  #span: NodeJS.Timeout | undefined;
  #due = false;

  constructor(what: string, every: number, work: () => void) {
    this.#what = what;
    this.#every = every;
    this.#work = work;
  }

  /** Whether the span of the last run still lasts. */
  get resting(): boolean {
    return this.#span !== undefined;
  }

  /** Runs at once, and a new span begins. `work` replaces the usual work this one time. */
  now(work: () => void = this.#work): void {
    clearTimeout(this.#span);
    this.#span = undefined;
    this.#due = false;
    work();
    this.#wait();
  }

  /** Runs at once when the span is over, else at its end. `work` replaces the usual work if it runs at once. */
  soon(work: () => void = this.#work): void {
    if (this.resting) this.#due = true;
    else this.now(work);
  }

  /** Runs at the end of a span, never at the moment of the call. */
  atEnd(): void {
    this.#due = true;
    if (!this.resting) this.#wait();
  }

  stop(): void {
    clearTimeout(this.#span);
    this.#due = false;
  }

  #wait(): void {
    this.#span = later(this.#what, this.#every, () => {
      this.#span = undefined;
      if (this.#due) this.now();
    });
  }
}

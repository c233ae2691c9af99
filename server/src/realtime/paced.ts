import { later } from '../kernel/failure.ts';

/** Work that is done at most so often (ms): however often it is asked for within the span, it is done once at its end. */
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

  /** Whether the span of the last time is not over. */
  get resting(): boolean {
    return this.#span !== undefined;
  }

  /** At once, and a new span begins. `work` may stand in this one time. */
  now(work: () => void = this.#work): void {
    clearTimeout(this.#span);
    this.#span = undefined;
    this.#due = false;
    work();
    this.#wait();
  }

  /** At once when the span is over, else at its end. `work` may stand in when it is done at once. */
  soon(work: () => void = this.#work): void {
    if (this.resting) this.#due = true;
    else this.now(work);
  }

  /** At the end of a span, never at the moment it is asked for. */
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

import type { Answer } from '@dien-hong/shared';
import { backOff, later } from '../kernel/failure.ts';

export interface Due<Command> {
  readonly at: number;
  readonly command: Command;
}

/** Longer timers would fire at once; after this one the rest of the time is computed again. */
const longest = 2 ** 31 - 1;

/** Issues the command that falls due: never early, and with growing pauses after each refusal. */
export class Deadline<Command> {
  readonly #now: () => number;
  readonly #issue: (command: Command) => Promise<Answer>;
  #awaited = '';
  #timer: NodeJS.Timeout | undefined;

  /** `now`: the log's time. */
  constructor(now: () => number, issue: (command: Command) => Promise<Answer>) {
    this.#now = now;
    this.#issue = issue;
  }

  /** Sets the command that falls due next as the log stands at number `seq`. A repeated call changes nothing. */
  set(due: Due<Command> | null, seq: number): void {
    const awaited = due ? `${seq} ${due.at}` : '';
    if (awaited === this.#awaited) return;
    this.stop();
    this.#awaited = awaited;
    if (due) this.#wait(due, 0, 0);
  }

  stop(): void {
    this.#awaited = '';
    clearTimeout(this.#timer);
  }

  #wait(due: Due<Command>, atLeast: number, failed: number): void {
    const wait = Math.ceil(Math.max(due.at - this.#now(), atLeast, 0));
    this.#timer = later('a deadline', Math.min(wait, longest), () => this.#fire(due, failed));
  }

  async #fire(due: Due<Command>, failed: number): Promise<void> {
    if (this.#now() < due.at) return this.#wait(due, 0, failed);
    const awaited = this.#awaited;
    const answer = await this.#issue(due.command);
    if (!answer.ok && this.#awaited === awaited) this.#wait(due, backOff(failed), failed + 1);
  }
}

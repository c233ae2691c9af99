import { type Entry, fold, initialMeeting, type MeetingState } from '../meeting/index.ts';
import { type Catchup, type Hello, type LogFrame, protocolVersion } from './messages.ts';

/** A state to go on from, and as whom it was folded. */
export interface Folded {
  readonly state: MeetingState;
  readonly foldedAs: string;
}

export const nothingFolded: Folded = { state: initialMeeting, foldedAs: '' };

/** A catch-up whose state is unpacked. */
export type Unpacked =
  | Extract<Catchup, { how: 'delta' }>
  | (Omit<Extract<Catchup, { how: 'snapshot' }>, 'state'> & { readonly state: MeetingState });

/** Folds entries on top of a state. */
type Apply = (state: MeetingState, entries: readonly Entry[]) => MeetingState;

const lastOf = (entry: Entry): number => ('hiddenTo' in entry ? entry.hiddenTo : entry.seq);

/**
 * Follows the log of one meeting: says from where to go on, folds what comes, and notices what is missing. It sends and awaits nothing
 * itself; its owner says hello when it asks for that, and brings the answer. One hello is out at a time: two answers would fold the same
 * records twice.
 */
export class Follower {
  #folded: Folded;
  readonly #apply: Apply;
  /** Frames that came before the welcome was folded; null when no hello is out. */
  #early: LogFrame[] | null = [];
  #greeting = false;
  /** Asked for while one is out. */
  #again = false;

  constructor(from: Folded = nothingFolded, apply: Apply = (state, entries) => fold(entries, state)) {
    this.#folded = from;
    this.#apply = apply;
  }

  get state(): MeetingState {
    return this.#folded.state;
  }

  get foldedAs(): string {
    return this.#folded.foldedAs;
  }

  /** Welcomed, and no hello is out: frames are folded as they come. */
  get upToDate(): boolean {
    return this.#early === null;
  }

  /** The hello to be said now; null while one is out: it is said once more after that. */
  greet(): Hello | null {
    this.#again = this.#greeting;
    if (this.#greeting) return null;
    this.#greeting = true;
    this.#early = [];
    return { protocol: protocolVersion, lastSeq: this.state.seq, foldedAs: this.foldedAs };
  }

  /** Takes the server's answer. `missed`: how many records it brought. `again`: hello is to be said once more. */
  welcome(foldedAs: string, catchup: Unpacked): { readonly missed: number; readonly again: boolean } {
    const before = this.state.seq;
    this.#folded = { foldedAs, state: this.#caughtUp(catchup) };
    const missed = Math.max(0, this.state.seq - before);
    const waiting = this.#early ?? [];
    this.#early = null;
    for (const frame of waiting) if (this.take(frame) === 'gap') this.#again = true;
    return { missed, again: this.noWelcome() };
  }

  /** The hello that was out brought nothing. True: one was asked for meanwhile. */
  noWelcome(): boolean {
    this.#greeting = false;
    return this.#again;
  }

  /**
   * Takes records as they come. The new ones among them, folded; none when all are known or wait for the welcome; `gap` when some are missing
   * before them: hello is to be said.
   */
  take(frame: LogFrame): readonly Entry[] | 'gap' {
    if (this.#early) {
      this.#early.push(frame);
      return [];
    }
    if (frame.after > this.state.seq) return 'gap';
    const fresh = frame.entries.filter((entry) => lastOf(entry) > this.state.seq);
    if (fresh.length > 0) this.#folded = { ...this.#folded, state: this.#apply(this.state, fresh) };
    return fresh;
  }

  #caughtUp(catchup: Unpacked): MeetingState {
    if (catchup.how === 'delta') return this.#apply(this.state, catchup.entries);
    // The records that are this person's own commute with the rest: folding them late changes only their number.
    const { state, own } = catchup;
    return own.length === 0 ? state : { ...fold(own, state), seq: state.seq };
  }
}

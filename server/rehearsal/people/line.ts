import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import {
  type Answer,
  type ClientToServer,
  type Entry,
  type Envelope,
  Follower,
  fold,
  type Hello,
  type LogFrame,
  type MeetingState,
  nothingFolded,
  type ServerToClient,
  socketPath,
  type Welcome,
} from '@dien-hong/shared';
import { io, type Socket } from 'socket.io-client';
import { Stopped } from './http.ts';
import type { Measure } from './measure.ts';

const unpack = promisify(gunzip);
const answerWithin = 60_000;

/**
 * Shares folding among the listeners of one process: listeners with the same state that get the same bytes reach the same state. Otherwise
 * two thousand listeners would need two thousand copies. A listener that gets other bytes folds for itself.
 */
export class Folding {
  readonly #snapshots = new Map<string, Promise<MeetingState>>();
  readonly #after = new WeakMap<MeetingState, Map<string, MeetingState>>();

  snapshot(bytes: Uint8Array): Promise<MeetingState> {
    const key = createHash('sha256').update(bytes).digest('hex');
    const known = this.#snapshots.get(key);
    if (known !== undefined) return known;
    const made = unpack(bytes).then((json) => JSON.parse(json.toString('utf8')) as MeetingState);
    this.#snapshots.set(key, made);
    return made;
  }

  apply(state: MeetingState, entries: readonly Entry[]): MeetingState {
    const known = this.#after.get(state) ?? new Map<string, MeetingState>();
    this.#after.set(state, known);
    const key = JSON.stringify(entries);
    const made = known.get(key) ?? fold(entries, state);
    known.set(key, made);
    return made;
  }
}

interface Waiter {
  readonly met: (state: MeetingState) => boolean;
  readonly done: () => void;
}

/** One person's socket to a meeting, following the log as a tablet does: numbers, gaps, resync, coming back. */
export class Line {
  /** The server's clock minus this machine's, milliseconds. */
  clockAhead = 0;
  readonly #socket: Socket<ServerToClient, ClientToServer>;
  readonly #folding: Folding;
  readonly #measure: Measure;
  readonly #waiters = new Set<Waiter>();
  readonly #follower: Follower;
  #closed = false;

  /** Resolves after the first state has arrived. Throws `Stopped` where the server refuses this person. */
  static async open(
    to: { base: string; cookie: string; meetingId: string },
    shared: { folding: Folding; measure: Measure },
  ): Promise<Line> {
    const line = new Line(to, shared);
    await new Promise<void>((done, failed) => {
      line.#socket.on('connect', () => void line.#hello().then(done, failed));
      line.#socket.once('connect_error', (error) =>
        failed(new Stopped('socket', { code: 'socket-refused', params: { why: error.message } })),
      );
    });
    return line;
  }

  private constructor(
    { base, cookie, meetingId }: { base: string; cookie: string; meetingId: string },
    { folding, measure }: { folding: Folding; measure: Measure },
  ) {
    this.#folding = folding;
    this.#follower = new Follower(nothingFolded, (state, entries) => folding.apply(state, entries));
    this.#measure = measure;
    this.#socket = io(base, {
      path: socketPath(meetingId),
      transports: ['websocket'],
      extraHeaders: { cookie },
      forceNew: true,
      timeout: 60_000,
    });
    this.#socket.on('log', (frame) => this.#take(frame));
    this.#socket.on('resync', () => this.#again());
    this.#socket.on('disconnect', (reason) => {
      if (this.#closed) return;
      measure.resumed += 1;
      if (reason === 'io server disconnect') this.#socket.connect();
    });
  }

  get state(): MeetingState {
    return this.#follower.state;
  }

  async #hello(): Promise<void> {
    const greeting = this.#follower.greet();
    if (!greeting) return;
    const again = await this.#welcomed(greeting).catch((error: unknown) => {
      this.#follower.noWelcome();
      throw error;
    });
    this.#notify();
    if (again) await this.#hello();
  }

  /** Handles a welcome; answers whether another hello is needed. */
  async #welcomed(greeting: Hello): Promise<boolean> {
    const askedAt = Date.now();
    const welcome: Welcome = await this.#socket.timeout(answerWithin).emitWithAck('hello', greeting);
    if (!welcome.ok) throw new Stopped('hello', welcome.refusal);
    this.clockAhead = welcome.now - (askedAt + Date.now()) / 2;
    const { foldedAs, catchup } = welcome;
    if (catchup.how === 'delta') return this.#follower.welcome(foldedAs, catchup).again;
    const state = await this.#folding.snapshot(catchup.state);
    return this.#follower.welcome(foldedAs, { ...catchup, state }).again;
  }

  /** Sends hello once more; without an answer it opens a new connection. */
  #again(): void {
    this.#measure.resumed += 1;
    this.#hello().catch(() => {
      if (!this.#closed) this.#socket.disconnect().connect();
    });
  }

  #take(frame: LogFrame): void {
    const now = performance.now();
    const fresh = this.#follower.take(frame);
    if (fresh === 'gap') {
      this.#again();
      return;
    }
    if (fresh.length === 0) return;
    for (const entry of fresh) if ('seq' in entry) this.#measure.received(entry.seq, now);
    this.#notify();
  }

  #notify(): void {
    for (const waiter of this.#waiters)
      if (waiter.met(this.state)) {
        this.#waiters.delete(waiter);
        waiter.done();
      }
  }

  /** Resolves to true when the folded state meets the condition, to false after `within` (ms). */
  until(met: (state: MeetingState) => boolean, within: number): Promise<boolean> {
    if (met(this.state)) return Promise.resolve(true);
    return new Promise((resolve) => {
      const waiter: Waiter = {
        met,
        done: () => {
          clearTimeout(timer);
          resolve(true);
        },
      };
      const timer = setTimeout(() => {
        this.#waiters.delete(waiter);
        resolve(false);
      }, within);
      this.#waiters.add(waiter);
    });
  }

  send(envelope: Envelope): Promise<Answer> {
    return this.#socket.timeout(answerWithin).emitWithAck('command', envelope);
  }

  close(): void {
    this.#closed = true;
    this.#socket.disconnect();
  }
}

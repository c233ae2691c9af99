// A follower of a meeting through its feed, over a connection that loses, repeats and breaks: his final state is the one he may read.
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import {
  type Catchup,
  Follower,
  fold,
  groupsOf,
  type LogFrame,
  type MeetingState,
  readAs,
  type Viewer,
} from '@dien-hong/shared';
import { meetings, people, play, started } from '@dien-hong/shared/generators';
import type { Scene } from '@dien-hong/shared/testing';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StoredRecord } from '../../verifier/chain.ts';
import { steadyClock } from '../kernel/clock.ts';
import type { MeetingHost } from '../meetings/host.ts';
import { Feed } from './feed.ts';
import type { Listener } from './listener.ts';
import { entriesFor } from './views.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** The server's side of a meeting whose records become durable at a call of the test. */
function hosted({ records }: Scene) {
  const stored = records.map(
    (record) => ({ ...record, hash: createHash('sha256').update(`${record.seq}`).digest('hex') }) as StoredRecord,
  );
  const durable: StoredRecord[] = [];
  let state = fold([]);
  const host = {
    meetingId: 'hop',
    records: durable,
    get state() {
      return state;
    },
    get head() {
      return { seq: durable.length };
    },
  } as unknown as MeetingHost;
  const feed = new Feed(host, { slipsIn: () => 0, withKey: () => [] }, steadyClock());
  return {
    feed,
    get state() {
      return state;
    },
    get isWhole() {
      return durable.length === stored.length;
    },
    append(count: number): void {
      const next = stored.slice(durable.length, durable.length + count);
      durable.push(...next);
      state = fold(next, state);
      if (next.length > 0) feed.publish(next);
    },
  };
}

type Arriving = LogFrame | 'resync';

/** A person behind a connection, who sends hello as a tablet does. */
class Tablet {
  readonly follower = new Follower();
  readonly #server: ReturnType<typeof hosted>;
  readonly #personId: string;
  #line: Arriving[] = [];
  #listener: Listener | null = null;
  #answer: Promise<{ foldedAs: string; catchup: Catchup }> | null = null;

  constructor(server: ReturnType<typeof hosted>, personId: string) {
    this.#server = server;
    this.#personId = personId;
  }

  get viewer(): Viewer {
    return { personId: this.#personId, groups: groupsOf(this.#server.state, this.#personId) };
  }

  /** As the server answers a hello: joined before the state is read. */
  hello(): void {
    const hello = this.follower.greet();
    if (!hello) return;
    this.#leave();
    const { feed } = this.#server;
    const { viewer } = this;
    const line = this.#line;
    const wire = {
      readyState: 'open',
      writeBuffer: [],
      transport: { writable: false },
      close: () => undefined,
      write: (packet: string) => {
        const [kind, frame] = JSON.parse(packet.slice(1));
        if (kind === 'log') line.push(frame);
      },
    };
    const listener = { socket: { conn: wire }, viewer, resync: () => this.#resync() } as unknown as Listener;
    this.#listener = listener;
    feed.join(listener);
    const catchup = feed.views.catchup(viewer, hello.lastSeq, hello.foldedAs);
    const foldedAs = feed.views.foldedAs(viewer);
    this.#answer = catchup.then((made) => ({ foldedAs, catchup: made }));
  }

  #leave(): void {
    if (this.#listener) this.#server.feed.leave(this.#listener);
    this.#listener = null;
  }

  #resync(): void {
    this.#leave();
    this.#line.push('resync');
  }

  async welcome(): Promise<void> {
    const answer = await this.#answer;
    if (!answer) return;
    this.#answer = null;
    const { foldedAs, catchup } = answer;
    const unpacked =
      catchup.how === 'delta'
        ? catchup
        : { ...catchup, state: JSON.parse(gunzipSync(catchup.state).toString()) as MeetingState };
    if (this.follower.welcome(foldedAs, unpacked).again) this.hello();
  }

  /**
   * Delivers the next frame of the connection. A real connection loses nothing between two breaks; this one may, to show that a gap is
   * noticed. It always delivers a request to say hello, and a frame for him alone: a frame for all over the same numbers follows it, which
   * would hide the loss.
   */
  arrive(how: 'once' | 'twice' | 'never'): void {
    const next = this.#line.shift();
    if (!next || (how === 'never' && next !== 'resync' && this.#isForAll(next))) return;
    for (const _ of how === 'twice' ? [1, 2] : [1])
      if (next === 'resync' || this.follower.take(next) === 'gap') this.hello();
  }

  #isForAll({ after, entries }: LogFrame): boolean {
    const last = entries.at(-1);
    const to = last === undefined ? after : 'hiddenTo' in last ? last.hiddenTo : last.seq;
    const all = entriesFor(this.#server.feed.host.records.slice(after, to), { ...this.viewer, personId: null });
    return JSON.stringify(entries) === JSON.stringify(all);
  }

  /** Breaks the connection and drops the frames on it; the answer to a hello may be among them. */
  cut(): void {
    this.#leave();
    this.#line = [];
    if (this.#answer !== null) {
      this.#answer = null;
      this.follower.noWelcome();
    }
    this.hello();
  }

  /** Runs until every frame has arrived. */
  async settle(): Promise<void> {
    while (this.#answer !== null || this.#line.length > 0) {
      await this.welcome();
      this.arrive('once');
    }
  }
}

const happenings = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ does: fc.constant('append' as const), count: fc.integer({ min: 1, max: 5 }) }),
    },
    { weight: 4, arbitrary: fc.constant({ does: 'arrive' as const, how: 'once' as const }) },
    fc.constant({ does: 'arrive' as const, how: 'twice' as const }),
    fc.constant({ does: 'arrive' as const, how: 'never' as const }),
    { weight: 2, arbitrary: fc.constant({ does: 'wait' as const }) },
    { weight: 2, arbitrary: fc.constant({ does: 'welcome' as const }) },
    fc.constant({ does: 'cut' as const }),
    fc.constant({ does: 'hello' as const }),
  ),
  { minLength: 20, maxLength: 80 },
);

test('[AUD-1, LOG-3] over any line, each ends with the state of what he may read', async () => {
  await fc.assert(
    fc.asyncProperty(meetings, fc.constantFrom(...people), happenings, async ({ stage, steps }, who, all) => {
      const meeting = play(started(stage), steps);
      const server = hosted(meeting);
      server.append(1);
      const tablet = new Tablet(server, who);
      tablet.hello();
      for (const one of all) {
        if (one.does === 'append') server.append(one.count);
        else if (one.does === 'arrive') tablet.arrive(one.how);
        else if (one.does === 'wait') vi.advanceTimersByTime(25);
        else if (one.does === 'welcome') await tablet.welcome();
        else if (one.does === 'cut') tablet.cut();
        else tablet.hello();
      }
      while (!server.isWhole) server.append(10);
      vi.advanceTimersByTime(1000);
      await tablet.settle();
      // The last frame may be the lost one: his next hello fetches it.
      tablet.hello();
      await tablet.settle();
      server.feed.stop();
      expect(tablet.follower.state).toEqual(fold(readAs(meeting.records, tablet.viewer)));
    }),
    { numRuns: 100 },
  );
});

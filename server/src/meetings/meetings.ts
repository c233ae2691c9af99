import {
  checkDraft,
  convening,
  inputRefusal,
  MeetingDraft,
  type MeetingState,
  type Refusal,
  refuse,
} from '@dien-hong/shared';
import { and, eq, isNull } from 'drizzle-orm';
import type { StoredRecord } from '../../verifier/chain.ts';
import { type Db, tables } from '../db/open.ts';
import type { Clock } from '../kernel/clock.ts';
import { apart } from '../kernel/failure.ts';
import type { EventLog } from '../log/eventLog.ts';
import { type Aside, Hosts } from '../log/hosts.ts';
import { MeetingHost, type Prover } from './host.ts';

export type Subscriber = (host: MeetingHost, records: readonly StoredRecord[]) => void;

/** The meetings of this process: opens the host of a meeting when it is first needed. */
export class Meetings {
  readonly #log: EventLog;
  readonly #db: Db;
  readonly #clock: Clock;
  readonly #hosts: Hosts<MeetingHost>;
  readonly #subscribers: Subscriber[] = [];

  constructor({ log, db, prove, clock }: { log: EventLog; db: Db; prove: Prover; clock: Clock }) {
    this.#log = log;
    this.#db = db;
    this.#clock = clock;
    this.#hosts = new Hosts({
      open: async (id) => {
        const host: MeetingHost = await MeetingHost.open(id, {
          log,
          prove,
          clock,
          publish: (records) => this.#publish(host, records),
          failed: (error) => this.putAside(id, error),
        });
        return host;
      },
      refusal: () => refuse('meeting-put-aside').refusal,
      clock,
    });
  }

  get log(): EventLog {
    return this.#log;
  }

  /** Called with every record after it is durable. A failing subscriber does not affect the others. */
  subscribe(subscriber: Subscriber): void {
    this.#subscribers.push(subscriber);
  }

  /** The host of a convened meeting; null without one of that id. Throws `PutAside`. */
  async host(meetingId: string): Promise<MeetingHost | null> {
    return this.#convened(meetingId) ? this.#hosts.get(meetingId) : null;
  }

  /** The state of a convened meeting, for lists of many; null without one of that id. Throws `PutAside`. */
  async listed(meetingId: string): Promise<MeetingState | null> {
    return this.#convened(meetingId) ? (await this.#hosts.listed(meetingId)).state : null;
  }

  #convened(meetingId: string): boolean {
    const [row] = this.#db
      .select({ convenedAt: tables.meetings.convenedAt })
      .from(tables.meetings)
      .where(eq(tables.meetings.id, meetingId))
      .all();
    return row?.convenedAt != null;
  }

  /**
   * Turns the draft, as it was saved in this version, into the founding events of the meeting's log; afterwards the log is the truth.
   * Refuses `meeting-already-convened`, `draft-changed` and the gaps of the draft.
   */
  async convene(meetingId: string, version: number): Promise<Refusal | null> {
    const row = this.#asRead(meetingId, version);
    if ('code' in row) return row;
    // The stored draft is checked by today's schema once more: one of an earlier release may contain values that cannot be signed.
    const read = MeetingDraft.safeParse(row.draft);
    if (!read.success) return inputRefusal(read.error.issues);
    const draft = read.data;
    const refusal = checkDraft(draft);
    if (refusal) return refusal;
    const host = await this.#hosts.get(meetingId);
    const { id, version: saved, convenedAt } = tables.meetings;
    const convened = this.#db
      .update(tables.meetings)
      .set({ draft, convenedAt: this.#clock.now() })
      .where(and(eq(id, meetingId), eq(saved, version), isNull(convenedAt)));
    try {
      await host.found(convening(draft), `convene:${meetingId}`, () => {
        if (convened.run().changes !== 1) throw new Error(`${meetingId} was saved or convened meanwhile`);
      });
    } catch (error) {
      const now = this.#asRead(meetingId, version);
      if ('code' in now) return now;
      throw error;
    }
    return null;
  }

  /** The draft's row, if it is still the version that was read. */
  #asRead(meetingId: string, version: number) {
    const row = this.#db.select().from(tables.meetings).where(eq(tables.meetings.id, meetingId)).get();
    if (!row) return refuse('meeting-unknown').refusal;
    if (row.convenedAt !== null) return refuse('meeting-already-convened').refusal;
    return row.version === version ? row : refuse('draft-changed').refusal;
  }

  /** Takes a meeting out of use because of this error, until it has been opened anew without error. */
  putAside(meetingId: string, error: unknown): void {
    this.#hosts.putAside(meetingId, error);
  }

  /** Calls back when a meeting was put aside. */
  onAside(listener: (meetingId: string) => void): void {
    this.#hosts.onAside(listener);
  }

  /** Those that are put aside, and why. */
  get aside(): readonly Aside[] {
    return this.#hosts.aside;
  }

  close(): Promise<void> {
    return this.#hosts.close();
  }

  #publish(host: MeetingHost, records: readonly StoredRecord[]): void {
    for (const subscriber of this.#subscribers)
      apart(`${host.meetingId}: a subscriber`, () => subscriber(host, records));
  }
}

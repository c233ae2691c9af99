import { checkDraft, foundingEvents, inputRefusal, MeetingDraft, type Refusal } from '@dien-hong/shared';
import { eq } from 'drizzle-orm';
import { type Db, tables } from '../db/open.ts';
import type { StoredRecord } from '../log/chain.ts';
import type { EventLog } from '../log/eventLog.ts';
import { MeetingHost, type Prover } from './host.ts';

export type Subscriber = (host: MeetingHost, records: readonly StoredRecord[]) => void;

/** The meetings of this process: opens the host of a meeting when it is first needed. */
export class Meetings {
  readonly #log: EventLog;
  readonly #db: Db;
  readonly #prove: Prover;
  readonly #now: () => number;
  readonly #hosts = new Map<string, Promise<MeetingHost>>();
  readonly #subscribers: Subscriber[] = [];

  constructor(deps: { log: EventLog; db: Db; prove: Prover; now: () => number }) {
    this.#log = deps.log;
    this.#db = deps.db;
    this.#prove = deps.prove;
    this.#now = deps.now;
  }

  get log(): EventLog {
    return this.#log;
  }

  /** Told of every record once it is durable. */
  subscribe(subscriber: Subscriber): void {
    this.#subscribers.push(subscriber);
  }

  /** The host of a convened meeting; null when there is none of that id. */
  async host(meetingId: string): Promise<MeetingHost | null> {
    const known = this.#hosts.get(meetingId);
    if (known) return known;
    const [row] = this.#db
      .select({ convenedAt: tables.meetings.convenedAt })
      .from(tables.meetings)
      .where(eq(tables.meetings.id, meetingId))
      .all();
    return row?.convenedAt == null ? null : this.#open(meetingId);
  }

  /** Turns a draft into the founding events of the meeting's log; afterwards the log is the truth. */
  async convene(meetingId: string, kept: MeetingDraft): Promise<Refusal | null> {
    // Whatever was kept passes the door once more: a draft of an earlier release may hold what nobody could sign.
    const read = MeetingDraft.safeParse(kept);
    if (!read.success) return inputRefusal(read.error.issues);
    const draft = read.data;
    const refusal = checkDraft(draft);
    if (refusal) return refusal;
    const host = await this.#open(meetingId);
    if (host.records.length > 0) return { code: 'meeting-already-convened', params: {} };
    await host.found(foundingEvents(draft), `convene:${meetingId}`);
    this.#db
      .update(tables.meetings)
      .set({ draft, convenedAt: this.#now() })
      .where(eq(tables.meetings.id, meetingId))
      .run();
    return null;
  }

  async close(): Promise<void> {
    const hosts = await Promise.all(this.#hosts.values());
    await Promise.all(hosts.map((host) => host.close()));
  }

  #open(meetingId: string): Promise<MeetingHost> {
    const known = this.#hosts.get(meetingId);
    if (known) return known;
    const opening: Promise<MeetingHost> = MeetingHost.open(meetingId, {
      log: this.#log,
      prove: this.#prove,
      now: this.#now,
      publish: (records) => void opening.then((host) => this.#tell(host, records)),
    });
    this.#hosts.set(meetingId, opening);
    opening.catch(() => this.#hosts.delete(meetingId));
    return opening;
  }

  #tell(host: MeetingHost, records: readonly StoredRecord[]): void {
    for (const subscriber of this.#subscribers) subscriber(host, records);
  }
}

import {
  type Actor,
  type Answer,
  actorName,
  type Context,
  type Decision,
  type Draft,
  type Refusal,
  refuse,
  type Seen,
} from '@dien-hong/shared';
import { chain, genesis, type StoredRecord } from './chain.ts';
import type { Attachment, EventLog } from './eventLog.ts';

/** What a log is about: pure rules over a state that is folded from events. */
export interface Domain<State extends { readonly seq: number }, Event extends object, Command, Proof> {
  readonly initial: State;
  readonly decide: (state: State, command: Command, context: Context<Proof>) => Decision<Event>;
  readonly evolve: (state: State, seen: Seen<Event>) => State;
  /** What falls due next, and the command that the clock then issues. */
  readonly nextDeadline: (state: State) => { readonly at: number; readonly command: Command } | null;
}

export type Checked<Proof> =
  | { readonly ok: true; readonly proof: Proof | null; readonly attachments: readonly Attachment[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** Verifies what a command carries (signatures, uploads) against the state it will be decided in. */
export type ProverOf<State, Command, Proof> = (state: State, actor: Actor, command: Command) => Promise<Checked<Proof>>;

export interface HostDeps<State, Event extends object, Command, Proof> {
  readonly log: EventLog;
  readonly prove: ProverOf<State, Command, Proof>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Told of records once they are durable, in order. */
  readonly publish: (records: readonly StoredRecord<Event>[], state: State) => void;
}

interface Queued<Command, Proof> {
  readonly id: string;
  readonly actor: Actor;
  readonly command: Command;
  readonly proof: Proof | null;
  readonly attachments: readonly Attachment[];
  readonly answer: (answer: Answer) => void;
}

/** So many commands are decided before the event loop gets its turn; 500 ballots in one go would hold it. */
const commandsPerTurn = 32;
/** Refusals remembered for retries; accepted commands are remembered by the log itself. */
const refusalsKept = 5000;

const transient = new Set(['storage-failed', 'server-stopping']);

/** The single writer of one log: known? -> verify -> decide -> append -> evolve -> answer -> publish. */
export class LogHost<State extends { readonly seq: number }, Event extends object, Command, Proof> {
  readonly logId: string;
  readonly #domain: Domain<State, Event, Command, Proof>;
  readonly #deps: HostDeps<State, Event, Command, Proof>;
  readonly #records: StoredRecord<Event>[];
  readonly #answers = new Map<string, { by: string; answer: Promise<Answer> }>();
  readonly #refused: string[] = [];
  #state: State;
  #queue: Queued<Command, Proof>[] = [];
  #working = false;
  #timer: NodeJS.Timeout | undefined;
  #lastAt = 0;
  #closed = false;

  /** `records`: the log as it stands, which is replayed. */
  constructor(
    logId: string,
    domain: Domain<State, Event, Command, Proof>,
    deps: HostDeps<State, Event, Command, Proof>,
    records: StoredRecord<Event>[],
  ) {
    this.logId = logId;
    this.#domain = domain;
    this.#deps = deps;
    this.#records = records;
    this.#state = records.reduce(domain.evolve, domain.initial);
    for (const { commandId, by, seq, at } of records) this.#remember(commandId, by, { ok: true, seq, at });
    this.#lastAt = records.at(-1)?.at ?? 0;
    this.#setDeadline();
  }

  get state(): State {
    return this.#state;
  }

  /** Every record, durable ones only. Not to be changed. */
  get records(): readonly StoredRecord<Event>[] {
    return this.#records;
  }

  get head(): { seq: number; hash: string } {
    const last = this.#records.at(-1);
    return { seq: last?.seq ?? 0, hash: last?.hash ?? genesis };
  }

  /** Writes the founding events of a log that is empty. */
  async found(drafts: readonly Draft<Event>[], commandId: string): Promise<void> {
    if (this.#records.length > 0) throw new Error('the log is founded already');
    const records = this.#record(drafts, { at: this.#tick(), by: 'service', commandId });
    await this.#append(records, []);
  }

  /** Carries a command out, once however often it is sent; a retry gets the first answer. */
  submit(actor: Actor, id: string, command: Command): Promise<Answer> {
    const by = actorName(actor);
    const known = this.#answers.get(id);
    if (known) return known.by === by ? known.answer : Promise.resolve(refuse('command-id-used'));
    const answer = this.#work(actor, id, command);
    this.#answers.set(id, { by, answer });
    void answer.then((given) => {
      if (given.ok) return;
      // Not refused for what it asked: the same command may be carried out when it comes again.
      if (transient.has(given.refusal.code)) this.#answers.delete(id);
      else this.#forgetLater(id);
    });
    return answer;
  }

  /** Waits for what is under way and takes no more. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await Promise.allSettled([...this.#answers.values()].map((one) => one.answer));
  }

  async #work(actor: Actor, id: string, command: Command): Promise<Answer> {
    if (this.#closed) return refuse('server-stopping');
    const checked = await this.#deps.prove(this.#state, actor, command);
    if (!checked.ok) return checked;
    const { proof, attachments } = checked;
    return new Promise((answer) => {
      this.#queue.push({ id, actor, command, proof, attachments, answer });
      if (!this.#working) {
        this.#working = true;
        setImmediate(() => void this.#drain());
      }
    });
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      await this.#turn(this.#queue.splice(0, commandsPerTurn));
      // Sockets get their turn between two batches.
      await new Promise((next) => setImmediate(next));
    }
    this.#working = false;
    this.#setDeadline();
  }

  /** Decides a batch against the state as it grows, makes it durable with one commit, and only then answers. */
  async #turn(batch: readonly Queued<Command, Proof>[]): Promise<void> {
    const answers: [Queued<Command, Proof>, Answer][] = [];
    const records: StoredRecord<Event>[] = [];
    const attachments: Attachment[] = [];
    let state = this.#state;
    for (const queued of batch) {
      const at = this.#tick();
      const { id: commandId, actor, command, proof } = queued;
      const decision = this.#decide(state, command, { actor, at, commandId, proof });
      if (!decision.ok) {
        answers.push([queued, decision]);
        continue;
      }
      const made = this.#record(decision.events, { at, by: actorName(actor), commandId }, records.at(-1));
      state = made.reduce(this.#domain.evolve, state);
      records.push(...made);
      attachments.push(...queued.attachments);
      answers.push([queued, { ok: true, seq: made.at(-1)?.seq ?? state.seq, at }]);
    }
    try {
      await this.#append(records, attachments, state);
    } catch (error) {
      console.error(`${this.logId}: the log refused a batch:`, error);
      for (const { answer } of batch) answer(refuse('storage-failed'));
      return;
    }
    for (const [queued, answer] of answers) queued.answer(answer);
    if (records.length > 0) this.#deps.publish(records, this.#state);
  }

  /** A bug in a rule must not stop the meeting: the command is refused, and the next one is decided. */
  #decide(state: State, command: Command, context: Context<Proof>): Decision<Event> {
    try {
      return this.#domain.decide(state, command, context);
    } catch (error) {
      console.error(`${this.logId}: deciding failed:`, error);
      return refuse('server-error');
    }
  }

  /** Numbers and chains drafts after the given record, or after the log's head. */
  #record(
    drafts: readonly Draft<Event>[],
    meta: { at: number; by: string; commandId: string },
    after: StoredRecord<Event> | undefined = this.#records.at(-1),
  ): StoredRecord<Event>[] {
    const records: StoredRecord<Event>[] = [];
    for (const { event, audience, sealedFor } of drafts) {
      const last = records.at(-1) ?? after;
      const seq = (last?.seq ?? 0) + 1;
      records.push(chain(this.logId, last?.hash ?? genesis, { seq, ...meta, event, audience, sealedFor }));
    }
    return records;
  }

  async #append(
    records: readonly StoredRecord<Event>[],
    attachments: readonly Attachment[],
    state: State = records.reduce(this.#domain.evolve, this.#state),
  ): Promise<void> {
    if (records.length === 0) return;
    await this.#deps.log.append({ meetingId: this.logId, records, attachments });
    this.#records.push(...records);
    this.#state = state;
  }

  /** The server's time, never running backwards within a log: order is by number, and instants agree with it. */
  #tick(): number {
    this.#lastAt = Math.max(this.#lastAt, this.#deps.now());
    return this.#lastAt;
  }

  #remember(id: string, by: string, answer: Answer): void {
    this.#answers.set(id, { by, answer: Promise.resolve(answer) });
  }

  #forgetLater(id: string): void {
    this.#refused.push(id);
    if (this.#refused.length > refusalsKept) this.#answers.delete(this.#refused.shift() as string);
  }

  #setDeadline(): void {
    clearTimeout(this.#timer);
    const due = this.#domain.nextDeadline(this.#state);
    if (!due || this.#closed) return;
    // A timer of more than 24 days would fire at once; a vote never stays open that long without a restart.
    const wait = Math.min(Math.max(0, due.at - this.#deps.now()), 2 ** 31 - 1);
    this.#timer = setTimeout(() => {
      void this.submit({ kind: 'clock' }, `clock:${this.#state.seq}:${due.at}`, due.command);
    }, wait);
  }
}

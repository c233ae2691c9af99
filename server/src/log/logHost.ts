import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type Answer,
  actorName,
  type Context,
  type Decision,
  type Draft,
  passingRefusals,
  type Refusal,
  refuse,
  type Seen,
} from '@dien-hong/shared';
import { chain, genesis, type StoredRecord } from '../../verifier/chain.ts';
import type { Clock } from '../kernel/clock.ts';
import { apart, refusalOf } from '../kernel/failure.ts';
import { Deadline, type Due } from './deadline.ts';
import { type Attachment, type Batch, type EventLog, SequenceTaken } from './eventLog.ts';
import { logFault } from './fault.ts';
import { LogClock } from './logClock.ts';
import type { ReadLog } from './read.ts';

/** The rules of a kind of log: pure rules over a state that is folded from events. */
export interface Domain<State extends { readonly seq: number }, Event extends object, Command, Proof> {
  readonly initial: State;
  readonly decide: (state: State, command: Command, context: Context<Proof>) => Decision<Event>;
  readonly evolve: (state: State, seen: Seen<Event>) => State;
  /** The command that falls due next, which the clock then issues. */
  readonly nextDeadline: (state: State) => Due<Command> | null;
}

export type Checked<Proof> =
  | { readonly ok: true; readonly proof: Proof | null; readonly attachments: readonly Attachment[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** Verifies the contents of a command (signatures, uploads) against the state it will be decided in. */
export type ProverOf<State, Command, Proof> = (state: State, actor: Actor, command: Command) => Promise<Checked<Proof>>;

export interface HostDeps<State, Event extends object, Command, Proof> {
  readonly log: EventLog;
  readonly prove: ProverOf<State, Command, Proof>;
  readonly clock: Clock;
  /** Called with records after they are durable, in order. */
  readonly publish: (records: readonly StoredRecord<Event>[], state: State) => void;
  /** Called with an error after which this writer must not go on: its state may differ from the log. */
  readonly failed: (error: unknown) => void;
}

/** A refusal for reasons outside this log. It is computed in the turn that decides and writes, so that nothing comes between. */
export type Outside = () => Refusal | null;

interface Queued<Command, Proof> {
  readonly id: string;
  readonly actor: Actor;
  readonly command: Command;
  readonly proof: Proof | null;
  readonly attachments: readonly Attachment[];
  readonly outside: Outside;
  readonly answer: (answer: Answer) => void;
}

const nothingOutside: Outside = () => null;

/** The number of commands decided before the event loop gets its turn; 500 ballots in one go would block it. */
const commandsPerTurn = 32;
/** The number of refusals kept for retries; accepted commands are found in the log itself. */
const refusalsKept = 5000;

/** The single writer of one log: known? -> verify -> decide -> append -> evolve -> answer -> publish. */
export class LogHost<State extends { readonly seq: number }, Event extends object, Command, Proof> {
  readonly logId: string;
  /** Compares the log with its hashes; see `readLog`. */
  readonly verify: () => Promise<void>;
  readonly #domain: Domain<State, Event, Command, Proof>;
  readonly #deps: HostDeps<State, Event, Command, Proof>;
  readonly #records: StoredRecord<Event>[];
  readonly #answers = new Map<string, { by: string; answer: Promise<Answer> }>();
  readonly #refused: string[] = [];
  #state: State;
  #queue: Queued<Command, Proof>[] = [];
  #working = false;
  readonly #clock: LogClock;
  readonly #deadline: Deadline<Command>;
  #closed = false;

  /** Replays the log. Throws a `LogFault` where that fails. */
  constructor(
    logId: string,
    domain: Domain<State, Event, Command, Proof>,
    deps: HostDeps<State, Event, Command, Proof>,
    { records, verify }: ReadLog<Event>,
  ) {
    this.logId = logId;
    this.#domain = domain;
    this.#deps = deps;
    this.#records = records;
    this.verify = verify;
    this.#state = domain.initial;
    for (const record of records) this.#replay(record);
    this.#clock = new LogClock(deps.clock, records.at(-1)?.at ?? 0);
    // An id of its own for every try: it is surely unused, and an earlier refusal is not repeated.
    this.#deadline = new Deadline(
      () => this.#clock.now(),
      (command) => this.submit({ kind: 'clock' }, `clock:${randomUUID()}`, command),
    );
    this.#setDeadline();
  }

  #replay(record: StoredRecord<Event>): void {
    const { commandId, by, seq, at } = record;
    try {
      this.#state = this.#domain.evolve(this.#state, record);
    } catch (error) {
      throw logFault('log-unreadable', { seq }, error);
    }
    this.#answers.set(commandId, { by, answer: Promise.resolve({ ok: true, seq, at }) });
  }

  get state(): State {
    return this.#state;
  }

  /** Every durable record. Callers must not change them. */
  get records(): readonly StoredRecord<Event>[] {
    return this.#records;
  }

  get head(): { seq: number; hash: string } {
    const last = this.#records.at(-1);
    return { seq: last?.seq ?? 0, hash: last?.hash ?? genesis };
  }

  /** Epoch milliseconds in this log: the basis of its clients' countdowns. */
  now(): number {
    return this.#clock.now();
  }

  /** Writes the founding events of an empty log; `alongside` writes further rows in the same commit. */
  async found(drafts: readonly Draft<Event>[], commandId: string, alongside: () => void = () => {}): Promise<void> {
    if (this.#records.length > 0) throw new Error('the log is founded already');
    const records = this.#record(drafts, { at: this.now(), by: 'service', commandId });
    await this.#append({ records, attachments: [], alongside });
  }

  /** Carries a command out once; a retry gets the first answer. */
  submit(actor: Actor, id: string, command: Command, outside = nothingOutside): Promise<Answer> {
    const by = actorName(actor);
    const known = this.#answers.get(id);
    if (known) return known.by === by ? known.answer : Promise.resolve(refuse('command-id-used'));
    const answer = this.#work(actor, id, command, outside);
    this.#answers.set(id, { by, answer });
    void answer.then((given) => {
      if (given.ok) return;
      if (passingRefusals.has(given.refusal.code)) this.#answers.delete(id);
      else this.#forgetLater(id);
    });
    return answer;
  }

  /** Waits for the commands under way and accepts no more. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#deadline.stop();
    await Promise.allSettled([...this.#answers.values()].map((one) => one.answer));
  }

  async #work(actor: Actor, id: string, command: Command, outside: Outside): Promise<Answer> {
    if (this.#closed) return refuse('server-stopping');
    const checked = await this.#prove(actor, command);
    if (!checked.ok) return checked;
    const { proof, attachments } = checked;
    return new Promise((answer) => {
      this.#queue.push({ id, actor, command, proof, attachments, outside, answer });
      if (!this.#working) {
        this.#working = true;
        setImmediate(() => void this.#drain());
      }
    });
  }

  /** An error while the proof is verified becomes a refusal like any other. */
  async #prove(actor: Actor, command: Command): Promise<Checked<Proof>> {
    try {
      return await this.#deps.prove(this.#state, actor, command);
    } catch (error) {
      return this.#failure('verifying', error);
    }
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, commandsPerTurn);
      try {
        await this.#turn(batch);
      } catch (error) {
        for (const { answer } of batch) answer(this.#failure('a turn', error));
        this.#deps.failed(error);
      }
      // Sockets are served between two batches.
      await new Promise((next) => setImmediate(next));
    }
    this.#working = false;
  }

  /** Decides a batch against the state as it grows, makes it durable with one commit, and only then answers. */
  async #turn(batch: readonly Queued<Command, Proof>[]): Promise<void> {
    const answers: [Queued<Command, Proof>, Answer][] = [];
    const records: StoredRecord<Event>[] = [];
    const attachments: Attachment[] = [];
    let state = this.#state;
    for (const queued of batch) {
      const at = this.now();
      const carried = this.#carryOut(state, queued, at, records.at(-1));
      if (!carried.ok) {
        answers.push([queued, carried]);
        continue;
      }
      state = carried.state;
      records.push(...carried.made);
      attachments.push(...queued.attachments);
      answers.push([queued, { ok: true, seq: carried.made.at(-1)?.seq ?? state.seq, at }]);
    }
    try {
      await this.#append({ records, attachments }, state);
    } catch (error) {
      console.error(`${this.logId}: the log refused a batch:`, error);
      for (const { answer } of batch) answer(refuse('storage-failed'));
      // The log has records that this writer did not write: it has to be read anew.
      if (error instanceof SequenceTaken) this.#deps.failed(error);
      return;
    }
    for (const [queued, answer] of answers) queued.answer(answer);
    // Durable and answered: a failing listener changes neither.
    if (records.length > 0) apart(`${this.logId}: telling`, () => this.#deps.publish(records, this.#state));
  }

  /** A bug in a rule must not stop the meeting: the command is refused, and the next one is decided. */
  #carryOut(
    before: State,
    { id: commandId, actor, command, proof, outside }: Queued<Command, Proof>,
    at: number,
    after: StoredRecord<Event> | undefined,
  ): { ok: true; made: StoredRecord<Event>[]; state: State } | { ok: false; refusal: Refusal } {
    try {
      const refusal = outside();
      if (refusal) return { ok: false, refusal };
      const decision = this.#domain.decide(before, command, { actor, at, commandId, proof });
      if (!decision.ok) return decision;
      const made = this.#record(decision.events, { at, by: actorName(actor), commandId }, after);
      return { ok: true, made, state: made.reduce(this.#domain.evolve, before) };
    } catch (error) {
      return this.#failure('deciding', error);
    }
  }

  #failure(what: string, error: unknown): { ok: false; refusal: Refusal } {
    console.error(`${this.logId}: ${what} failed:`, error);
    return { ok: false, refusal: refusalOf(error) };
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
    { records, ...rest }: Omit<Batch, 'meetingId' | 'records'> & { readonly records: readonly StoredRecord<Event>[] },
    state: State = records.reduce(this.#domain.evolve, this.#state),
  ): Promise<void> {
    if (records.length === 0) return;
    await this.#deps.log.append({ meetingId: this.logId, records, ...rest });
    this.#records.push(...records);
    this.#state = state;
    apart(`${this.logId}: looking for what falls due`, () => this.#setDeadline());
  }

  #forgetLater(id: string): void {
    this.#refused.push(id);
    if (this.#refused.length > refusalsKept) this.#answers.delete(this.#refused.shift() as string);
  }

  #setDeadline(): void {
    if (this.#closed) return;
    const due = this.#domain.nextDeadline(this.#state);
    this.#clock.held = due !== null;
    this.#deadline.set(due, this.#state.seq);
  }
}

import type { Refusal } from '@dien-hong/shared';
import type { Clock } from '../kernel/clock.ts';
import { apart, backOff, refusalOf } from '../kernel/failure.ts';
import { LogFault, PutAside } from './fault.ts';

/** A log that is put aside: since when (epoch milliseconds), and its fault. */
export interface Aside {
  readonly id: string;
  readonly since: number;
  readonly why: Refusal;
}

interface Fault extends Aside {
  readonly refused: PutAside;
  readonly failed: number;
  /** When it is opened again; by `Clock.elapsed`. */
  readonly againAt: number;
}

interface Deps<Host> {
  /** Opens the log anew from its first record. */
  readonly open: (id: string) => Promise<Host>;
  /** The answer to its people while it is put aside. */
  readonly refusal: (id: string) => Refusal;
  readonly clock: Clock;
}

/**
 * The writers of all logs of one kind, each opened when it is first needed. A log that cannot go on is put aside, without effect on the
 * others. It is opened again, from its first record, at a later request: after a fault that has passed, nobody has to act.
 */
export class Hosts<Host extends { close(): Promise<void>; verify(): Promise<void> }> {
  readonly #deps: Deps<Host>;
  readonly #hosts = new Map<string, Promise<Host>>();
  readonly #ending = new Map<string, Promise<void>>();
  readonly #faults = new Map<string, Fault>();
  readonly #listeners: ((id: string) => void)[] = [];

  constructor(deps: Deps<Host>) {
    this.#deps = deps;
  }

  /** The host, after its log was verified against its hashes. Rejects with `PutAside` where it cannot go on. */
  async get(id: string): Promise<Host> {
    const opening = this.listed(id);
    const host = await opening;
    try {
      await host.verify();
      return host;
    } catch (error) {
      throw this.#hosts.get(id) === opening ? this.putAside(id, error) : (this.#faults.get(id)?.refused ?? error);
    }
  }

  /** For lists, which need only its state: the log of a closed meeting may be unverified. */
  listed(id: string): Promise<Host> {
    const known = this.#hosts.get(id);
    if (known !== undefined) return known;
    const fault = this.#faults.get(id);
    if (fault && this.#deps.clock.elapsed() < fault.againAt) return Promise.reject(fault.refused);
    const opening = this.#open(id);
    this.#hosts.set(id, opening);
    return opening;
  }

  /** Takes one out of use because of this error: it answers no request until it has been opened anew. */
  putAside(id: string, error: unknown): PutAside {
    const { clock, refusal } = this.#deps;
    const before = this.#faults.get(id);
    const why = error instanceof LogFault ? error.why : refusalOf(error);
    const failed = (before?.failed ?? 0) + 1;
    const refused = new PutAside(refusal(id), error);
    const since = before?.since ?? clock.now();
    this.#faults.set(id, { id, since, why, refused, failed, againAt: clock.elapsed() + backOff(failed) });
    if (before?.why.code !== why.code) console.error(`${id} is put aside:`, error);
    const opened = this.#hosts.get(id);
    this.#hosts.delete(id);
    if (opened !== undefined) this.#end(id, opened);
    for (const listener of this.#listeners) apart(`putting ${id} aside`, () => listener(id));
    return refused;
  }

  /** Calls back when a log was put aside. */
  onAside(listener: (id: string) => void): void {
    this.#listeners.push(listener);
  }

  get aside(): readonly Aside[] {
    return [...this.#faults.values()].map(({ id, since, why }) => ({ id, since, why }));
  }

  async close(): Promise<void> {
    const opened = [...this.#hosts.values()];
    await Promise.allSettled([...opened.map(async (one) => (await one).close()), ...this.#ending.values()]);
  }

  async #open(id: string): Promise<Host> {
    // Two writers of one log would refuse each other's commands.
    await this.#ending.get(id);
    try {
      const host = await this.#deps.open(id);
      if (this.#faults.has(id)) await host.verify();
      if (this.#faults.delete(id)) console.info(`${id} goes on again`);
      return host;
    } catch (error) {
      this.#hosts.delete(id);
      throw this.putAside(id, error);
    }
  }

  #end(id: string, opened: Promise<Host>): void {
    const ended = opened
      .then((host) => host.close())
      .catch((error: unknown) => console.error(`${id}: closing failed:`, error))
      .finally(() => this.#ending.delete(id));
    this.#ending.set(id, ended);
  }
}

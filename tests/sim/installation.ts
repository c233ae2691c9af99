import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Act } from './acts.ts';
import type { Hall } from './hall.ts';
import type { Kept } from './kept.ts';
import { Gone, type Person, person } from './person.ts';
import { type Program, type Start, started } from './program.ts';

/** An installation: a data folder with a server that is started and killed, always at the same address, and the people who use it. */
export class Installation {
  readonly folder: string;
  readonly #hall: Hall;
  readonly #people = new Map<string, Person>();
  #program: Program | null = null;
  #port = 0;
  #waiting: (() => void)[] = [];

  /** Works in a copy of the furnished folder. */
  constructor(furnished: string, hall: Hall) {
    this.folder = mkdtempSync(join(tmpdir(), 'dien-hong-installation-'));
    cpSync(furnished, this.folder, { recursive: true });
    this.#hall = hall;
  }

  /** Starts the server. Throws where it ends before it listens: callers of `insist` would wait for ever. */
  async open(how: Omit<Start, 'folder' | 'port'> = {}): Promise<void> {
    this.#program = await started({ folder: this.folder, port: this.#port, ...how });
    this.#port = this.#program.port;
    for (const go of this.#waiting.splice(0)) go();
  }

  get program(): Program {
    if (!this.#program) throw new Error('the server is not running');
    return this.#program;
  }

  async kill(): Promise<void> {
    await this.#program?.kill();
    this.#program = null;
  }

  readonly as = (who: string): Person => {
    const known = this.#people.get(who) ?? person(`http://127.0.0.1:${this.#port}`, this.#hall.cookies.get(who) ?? '');
    this.#people.set(who, known);
    return known;
  };

  /** Whether the server answers. */
  async healthy(): Promise<boolean> {
    const answered = this.as('admin').get('/healthz');
    return answered.then(
      ({ status }) => status === 200,
      () => false,
    );
  }

  /** Resolves when a running server is there. */
  async #up(): Promise<void> {
    if (this.#program?.alive) return;
    await new Promise<void>((go) => this.#waiting.push(go));
  }

  /** Repeats an act until it is acknowledged, as the outbox of a tablet does. Throws for a final refusal. */
  async insist(act: Act): Promise<Kept> {
    for (let tries = 0; ; tries++) {
      await this.#up();
      const asked = await act.ask().catch((error: unknown) => {
        if (error instanceof Gone) return null;
        throw error;
      });
      if (asked && 'kept' in asked) return asked.kept;
      if (asked && (!comeBack.has(asked.refused) || tries > mostTries))
        throw new Error(`${act.name}: ${asked.refused}`);
      await new Promise((next) => setTimeout(next, 25));
    }
  }

  async dispose(): Promise<void> {
    for (const one of this.#people.values()) one.leave();
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Refusals after which a client tries again. */
const comeBack = new Set([
  'server-stopping',
  'too-many-commands',
  'storage-failed',
  'server-error',
  'too-many-requests',
  'meeting-put-aside',
  'consultation-put-aside',
]);
const mostTries = 400;

/** The number of repetitions: `few` on every push, `many` on a night's run. */
export const times = (few: number, many: number): number =>
  Number(process.env.TIMES ?? (process.env.NIGHT ? many : few));

/** How long (ms) a test of the whole may take before it is given up. */
export const simTimeout = process.env.NIGHT ? 8 * 3_600_000 : 600_000;

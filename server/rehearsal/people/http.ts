import type { Refusal as ServersRefusal } from '@dien-hong/shared';

/** A refusal of the server, or the reason why it could not be reached: shown only to the person who runs the rehearsal. */
export type Refusal = ServersRefusal<string>;

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
/** How long (ms) busy answers are retried: the server's limit for a minute of requests must have passed by then. */
const longestWait = 180_000;

/** A person's browser as the server sees it: an address and the cookie of his sign-in session. */
export class Browser {
  readonly base: string;
  cookie = '';

  constructor(base: string) {
    this.base = base.replace(/\/+$/, '');
  }

  async #fetch(method: string, path: string, body: unknown): Promise<Response> {
    const began = performance.now();
    for (;;) {
      const response = await fetch(`${this.base}${path}`, {
        method,
        headers: {
          ...(this.cookie ? { cookie: this.cookie } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }).catch((error: Error & { cause?: Error }) => {
        const why = error.cause?.message ?? error.message;
        throw new Stopped(this.base, { code: 'no-connection', params: { why } });
      });
      const [given] = response.headers.getSetCookie();
      if (given) this.cookie = given.split(';')[0] ?? '';
      const busy = response.status === 429 || response.status === 503;
      if (!busy || performance.now() - began > longestWait) return response;
      const { refusal } = (await response.json()) as { refusal?: Refusal };
      await sleep(Math.min(Number(refusal?.params.seconds ?? 0.25) * 1000, 30_000));
    }
  }

  async request<T = unknown>(method: string, path: string, body?: unknown): Promise<Reply<T>> {
    const response = await this.#fetch(method, path, body);
    const json = (await response.json()) as T & { refusal?: Refusal };
    if (response.ok) return { ok: true, value: json };
    return { ok: false, refusal: json.refusal ?? { code: `http-${response.status}`, params: {} } };
  }

  async bytes(path: string): Promise<Reply<Uint8Array<ArrayBuffer>>> {
    const response = await this.#fetch('GET', path, undefined);
    if (response.ok) return { ok: true, value: new Uint8Array(await response.arrayBuffer()) };
    const json = (await response.json().catch(() => ({}))) as { refusal?: Refusal };
    return { ok: false, refusal: json.refusal ?? { code: `http-${response.status}`, params: {} } };
  }
}

/** The server refused a request that the rehearsal needs to go on. */
export class Stopped extends Error {
  readonly refusal: Refusal;
  constructor(what: string, refusal: Refusal) {
    super(`${what}: ${refusal.code} ${JSON.stringify(refusal.params)}`);
    this.refusal = refusal;
  }
}

export async function needed<T>(what: string, reply: Promise<Reply<T>>): Promise<T> {
  const got = await reply;
  if (!got.ok) throw new Stopped(what, got.refusal);
  return got.value;
}

/** Runs `work` for each element, `atOnce` at a time. */
export async function each<T>(list: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  const queue = [...list];
  await Promise.all(
    Array.from({ length: Math.min(atOnce, queue.length) }, async () => {
      for (let one = queue.shift(); one !== undefined; one = queue.shift()) await work(one);
    }),
  );
}

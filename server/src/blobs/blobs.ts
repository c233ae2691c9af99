import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createRecent } from './recent.ts';

interface Answer {
  readonly ok: boolean;
}
export type Kept<T extends Answer> =
  | Extract<T, { ok: false }>
  | { readonly ok: true; readonly answer: Extract<T, { ok: true }>; readonly digest: string; readonly bytes: number };

/** Bytes by digest: written once, never changed. */
export interface Blobs {
  /** Durable when it resolves; the digest is their name. */
  put(bytes: Uint8Array): Promise<string>;
  /** Keeps what `write` puts into an empty file if it answers ok; else nothing of it, and its answer. */
  keep<T extends Answer>(write: (file: FileHandle) => Promise<T>): Promise<Kept<T>>;
  get(digest: string): Promise<Buffer | null>;
  /** For reading; whoever opens it closes it. */
  open(digest: string): Promise<FileHandle | null>;
  size(digest: string): Promise<number | null>;
  /**
   * `from` to `to` (exclusive) for a tablet; null where it is not there. Comes from memory where it can: a roomful of tablets asks for
   * the same within seconds, and none of them gets bytes of its own.
   */
  serve(digest: string, from: number, to: number): Promise<Buffer | Readable | null>;
  /** Where nginx in front finds the whole of it, if it serves blobs. */
  accel(digest: string): string | null;
  /** From disk, past that memory. `from` and `to` inclusive, as in an HTTP range. */
  stream(digest: string, from: number, to: number): Readable;
}

const mostInMemory = 64 << 20;
/** Fewer and larger steps cost less processor time; more would be memory for every slow reader. */
export const step = 256 * 1024;
/** Read together: opening a file costs as much as reading a step of it, and a pack asks for one after the other. */
const stepsAtOnce = 4;

const named = /^[0-9a-f]{64}$/;

async function digestOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

const pieceSize = 1 << 20;

/** Piece by piece, so that a large file does not hold the event loop. */
async function* piecesOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceSize) {
    if (at > 0) await new Promise((next) => setImmediate(next));
    yield bytes.subarray(at, at + pieceSize);
  }
}

/** `accelPrefix`: under which nginx serves the folder to itself alone; empty where none does. */
export function openBlobs(folder: string, accelPrefix = ''): Blobs {
  const placeOf = (digest: string): string => {
    if (!named.test(digest)) throw new Error('not a digest');
    return `${digest.slice(0, 2)}/${digest}`;
  };
  const pathOf = (digest: string): string => join(folder, placeOf(digest));

  const recent = createRecent(mostInMemory);
  const underWay = new Map<string, Promise<readonly Buffer[]>>();
  const sizes = new Map<string, number>();

  async function sizeOf(digest: string): Promise<number | null> {
    const size = sizes.get(digest) ?? (await stat(pathOf(digest)).catch(() => null))?.size ?? null;
    if (size !== null) sizes.set(digest, size);
    return size;
  }

  /** Steps of a blob from its `first`: none where they are not there. Apart from each other in memory: a slow reader holds one alone. */
  async function fromDisk(digest: string, first: number): Promise<readonly Buffer[]> {
    const from = first * step;
    const to = Math.min(from + stepsAtOnce * step, (await sizeOf(digest)) ?? 0);
    const file = from < to ? await open(pathOf(digest)).catch(() => null) : null;
    if (!file) return [];
    try {
      const steps = [];
      for (let at = from; at < to; at += step) steps.push(Buffer.allocUnsafeSlow(Math.min(step, to - at)));
      if ((await file.readv(steps, from)).bytesRead < to - from) return [];
      for (const [n, bytes] of steps.entries()) recent.keep(`${digest} ${first + n}`, bytes);
      return steps;
    } finally {
      await file.close();
    }
  }

  /** The `n`th step of a blob, shorter at its end; read once for all who ask for it at the same time. */
  async function stepOf(digest: string, n: number): Promise<Buffer | null> {
    const known = recent.get(`${digest} ${n}`);
    if (known) return known;
    const first = n - (n % stepsAtOnce);
    const key = `${digest} ${first}`;
    const reading = underWay.get(key) ?? fromDisk(digest, first).finally(() => underWay.delete(key));
    underWay.set(key, reading);
    return (await reading)[n - first] ?? null;
  }

  async function* steps(digest: string, from: number, to: number, begun: Buffer): AsyncIterable<Buffer> {
    yield begun;
    for (let at = from + begun.length; at < to; ) {
      const bytes = (await stepOf(digest, at / step))?.subarray(0, to - at);
      if (!bytes) throw new Error(`${digest}: gone`);
      yield bytes;
      at += bytes.length;
    }
  }

  return {
    async put(bytes) {
      const digest = await digestOf(piecesOf(bytes));
      const path = pathOf(digest);
      if (await stat(path).catch(() => null)) return digest;
      await mkdir(join(folder, digest.slice(0, 2)), { recursive: true });
      const part = `${path}.${process.hrtime.bigint()}.part`;
      const file = await open(part, 'wx');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, path);
      return digest;
    },
    async keep<T extends Answer>(write: (file: FileHandle) => Promise<T>): Promise<Kept<T>> {
      await mkdir(folder, { recursive: true });
      const part = join(folder, `${randomUUID()}.part`);
      const file = await open(part, 'wx+');
      try {
        const answer = await write(file);
        if (!answer.ok) return answer as Extract<T, { ok: false }>;
        await file.sync();
        const digest = await digestOf(file.createReadStream({ start: 0, autoClose: false, highWaterMark: pieceSize }));
        await mkdir(join(folder, digest.slice(0, 2)), { recursive: true });
        await rename(part, pathOf(digest));
        return { ok: true, answer: answer as Extract<T, { ok: true }>, digest, bytes: (await file.stat()).size };
      } finally {
        await file.close();
        await rm(part, { force: true });
      }
    },
    get: (digest) => readFile(pathOf(digest)).catch(() => null),
    open: (digest) => open(pathOf(digest)).catch(() => null),
    size: sizeOf,
    async serve(digest, from, to) {
      const size = await sizeOf(digest);
      if (size === null || to > size) return null;
      if (from === to) return Buffer.alloc(0);
      const begun = (await stepOf(digest, Math.floor(from / step)))?.subarray(from % step, (from % step) + to - from);
      if (!begun || begun.length === to - from) return begun ?? null;
      // Nothing ahead of what the reader takes: he holds one step, however slow he is.
      return Readable.from(steps(digest, from, to, begun), { objectMode: false, highWaterMark: 0 });
    },
    accel: (digest) => (accelPrefix === '' ? null : `${accelPrefix}${placeOf(digest)}`),
    stream: (digest, from, to) => createReadStream(pathOf(digest), { start: from, end: to, highWaterMark: step }),
  };
}

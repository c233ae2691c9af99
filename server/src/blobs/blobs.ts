import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { makeFolder, moveInto, syncFolder, writeSynced } from '../kernel/disk.ts';
import { createRecent } from './recent.ts';

interface Answer {
  readonly ok: boolean;
}
export type Kept<T extends Answer> =
  | Extract<T, { ok: false }>
  | { readonly ok: true; readonly answer: Extract<T, { ok: true }>; readonly digest: string; readonly bytes: number };

/** Bytes by digest: written once, never changed. Compared with their digest at the first reading; not handed out when they differ. */
export interface Blobs {
  /** Durable when it resolves; the digest is their name. */
  put(bytes: Uint8Array): Promise<string>;
  /** Keeps the bytes that `write` puts into an empty file if it answers ok; otherwise keeps none of them. Answers its answer. */
  keep<T extends Answer>(write: (file: FileHandle) => Promise<T>): Promise<Kept<T>>;
  get(digest: string): Promise<Buffer | null>;
  /** For reading; the caller closes it. */
  open(digest: string): Promise<FileHandle | null>;
  size(digest: string): Promise<number | null>;
  /**
   * `from` to `to` (exclusive) for a tablet; null without such a blob. Comes from memory where it can: a roomful of tablets asks for the
   * same within seconds, and they share the same bytes.
   */
  serve(digest: string, from: number, to: number): Promise<Buffer | Readable | null>;
  /** The address under which nginx in front finds the whole blob, if it serves blobs. */
  accel(digest: string): string | null;
  /** From disk, without the cache of recent steps. `from` and `to` inclusive, as in an HTTP range. */
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

/** Piece by piece, so that a large file never blocks the event loop. */
async function* piecesOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceSize) {
    if (at > 0) await new Promise((next) => setImmediate(next));
    yield bytes.subarray(at, at + pieceSize);
  }
}

const piecesIn = (file: FileHandle): AsyncIterable<Uint8Array> =>
  file.createReadStream({ start: 0, autoClose: false, highWaterMark: pieceSize });

/** `accelPrefix`: the address under which nginx serves the folder to itself alone; empty where nginx serves no blobs. */
export function openBlobs(folder: string, accelPrefix = ''): Blobs {
  const placeOf = (digest: string): string => {
    if (!named.test(digest)) throw new Error('not a digest');
    return `${digest.slice(0, 2)}/${digest}`;
  };
  const pathOf = (digest: string): string => join(folder, placeOf(digest));

  const recent = createRecent(mostInMemory);
  const underWay = new Map<string, Promise<readonly Buffer[]>>();
  /** Sizes of blobs whose bytes were compared with their digest in this process. */
  const sizes = new Map<string, number>();
  const comparing = new Map<string, Promise<number | null>>();

  /** The size of a blob; null where it is missing, and where its bytes differ from their digest: such bytes are never handed out. */
  async function sizeOf(digest: string): Promise<number | null> {
    const known = sizes.get(digest);
    if (known !== undefined) return known;
    const comparison = comparing.get(digest) ?? compared(digest).finally(() => comparing.delete(digest));
    comparing.set(digest, comparison);
    return comparison;
  }

  async function compared(digest: string): Promise<number | null> {
    const file = await open(pathOf(digest)).catch(() => null);
    if (!file) return null;
    try {
      if ((await digestOf(piecesIn(file))) !== digest) {
        console.error(
          `${digest}: its bytes are not those of its digest. Restore blobs/${placeOf(digest)} from a backup.`,
        );
        return null;
      }
      const { size } = await file.stat();
      sizes.set(digest, size);
      return size;
    } finally {
      await file.close();
    }
  }

  /** Folders of blobs whose names are durable. */
  const folders = new Map<string, Promise<void>>();
  async function folderOf(path: string): Promise<void> {
    const made = folders.get(path) ?? makeFolder(path);
    folders.set(path, made);
    await made.catch((error: unknown) => {
      folders.delete(path);
      throw error;
    });
  }

  /** Gives a file that is on the disk its digest as its name. */
  async function moveTo(digest: string, part: string): Promise<void> {
    const path = pathOf(digest);
    await folderOf(dirname(path));
    await moveInto(part, path);
  }

  /** Steps of a blob from its `first`; empty where they are missing. Each has memory of its own, so that a slow reader keeps only one. */
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
      if ((await sizeOf(digest)) !== null) {
        // The process that gave it its name may have ended before the name was durable.
        await syncFolder(dirname(path));
        return digest;
      }
      await folderOf(folder);
      const part = join(folder, `${randomUUID()}.part`);
      try {
        await writeSynced(await open(part, 'wx'), bytes);
        await moveTo(digest, part);
      } finally {
        await rm(part, { force: true });
      }
      sizes.set(digest, bytes.length);
      return digest;
    },
    async keep<T extends Answer>(write: (file: FileHandle) => Promise<T>): Promise<Kept<T>> {
      await folderOf(folder);
      const part = join(folder, `${randomUUID()}.part`);
      const file = await open(part, 'wx+');
      try {
        const answer = await write(file);
        if (!answer.ok) return answer as Extract<T, { ok: false }>;
        await file.sync();
        const digest = await digestOf(piecesIn(file));
        await moveTo(digest, part);
        const { size: bytes } = await file.stat();
        sizes.set(digest, bytes);
        return { ok: true, answer: answer as Extract<T, { ok: true }>, digest, bytes };
      } finally {
        await file.close();
        await rm(part, { force: true });
      }
    },
    get: async (digest) => ((await sizeOf(digest)) === null ? null : readFile(pathOf(digest)).catch(() => null)),
    open: async (digest) => ((await sizeOf(digest)) === null ? null : open(pathOf(digest)).catch(() => null)),
    size: sizeOf,
    async serve(digest, from, to) {
      const size = await sizeOf(digest);
      if (size === null || to > size) return null;
      if (from === to) return Buffer.alloc(0);
      const begun = (await stepOf(digest, Math.floor(from / step)))?.subarray(from % step, (from % step) + to - from);
      if (!begun || begun.length === to - from) return begun ?? null;
      // Nothing is read ahead of the reader: even a slow one holds a single step.
      return Readable.from(steps(digest, from, to, begun), { objectMode: false, highWaterMark: 0 });
    },
    accel: (digest) => (accelPrefix === '' ? null : `${accelPrefix}${placeOf(digest)}`),
    stream: (digest, from, to) => createReadStream(pathOf(digest), { start: from, end: to, highWaterMark: step }),
  };
}

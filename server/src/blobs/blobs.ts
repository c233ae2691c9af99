import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
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
   * A part of at most `largestRead` bytes, `from` to `to` (exclusive); null where it is not there. What is read often comes from memory:
   * a roomful of tablets asks for the same pieces within seconds.
   */
  read(digest: string, from: number, to: number): Promise<Buffer | null>;
  /** For what is larger. `from` and `to` inclusive, as in an HTTP range. */
  stream(digest: string, from: number, to: number): Readable;
}

export const largestRead = 512 * 1024;
const mostInMemory = 64 << 20;
/** Fewer and larger steps cost less processor time; more would be memory for every slow reader. */
const streamStep = 256 * 1024;

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

export function openBlobs(folder: string): Blobs {
  const pathOf = (digest: string): string => {
    if (!named.test(digest)) throw new Error('not a digest');
    return join(folder, digest.slice(0, 2), digest);
  };

  const recent = createRecent(mostInMemory);
  const sizes = new Map<string, number>();

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
    async size(digest) {
      const size = sizes.get(digest) ?? (await stat(pathOf(digest)).catch(() => null))?.size ?? null;
      if (size !== null) sizes.set(digest, size);
      return size;
    },
    async read(digest, from, to) {
      const key = `${digest} ${from} ${to}`;
      const known = recent.get(key);
      if (known) return known;
      const file = await open(pathOf(digest)).catch(() => null);
      if (!file) return null;
      try {
        const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(to - from), 0, to - from, from);
        if (bytesRead < to - from) return null;
        recent.keep(key, buffer);
        return buffer;
      } finally {
        await file.close();
      }
    },
    stream: (digest, from, to) => createReadStream(pathOf(digest), { start: from, end: to, highWaterMark: streamStep }),
  };
}

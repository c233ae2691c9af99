import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

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
  /** `from` and `to` inclusive, as in an HTTP range. */
  stream(digest: string, from: number, to: number): Readable;
}

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
    size: async (digest) => (await stat(pathOf(digest)).catch(() => null))?.size ?? null,
    stream: (digest, from, to) => createReadStream(pathOf(digest), { start: from, end: to }),
  };
}

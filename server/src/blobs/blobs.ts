import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { sha256 } from '../log/chain.ts';

/** Bytes by digest: written once, never changed. */
export interface Blobs {
  /** Durable when it resolves; the digest is their name. */
  put(bytes: Uint8Array): Promise<string>;
  get(digest: string): Promise<Buffer | null>;
  size(digest: string): Promise<number | null>;
  /** `from` and `to` inclusive, as in an HTTP range. */
  stream(digest: string, from: number, to: number): Readable;
}

const named = /^[0-9a-f]{64}$/;

export function openBlobs(folder: string): Blobs {
  const pathOf = (digest: string): string => {
    if (!named.test(digest)) throw new Error('not a digest');
    return join(folder, digest.slice(0, 2), digest);
  };
  return {
    async put(bytes) {
      const digest = sha256(bytes);
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
    get: (digest) => readFile(pathOf(digest)).catch(() => null),
    size: async (digest) => (await stat(pathOf(digest)).catch(() => null))?.size ?? null,
    stream: (digest, from, to) => createReadStream(pathOf(digest), { start: from, end: to }),
  };
}

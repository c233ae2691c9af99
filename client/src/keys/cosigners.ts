import type { BoardKey } from '@dien-hong/shared/tablet';
import type { Cosigned, CosignTask } from './cosigner.worker.ts';

const mostAtOnce = 4;

/** All of the tablet's cores except one, which the page keeps. */
const cores = (): number => Math.min(mostAtOnce, Math.max(1, (navigator.hardwareConcurrency || 2) - 1));

/** Makes the board's blind signatures beside the page, on several cores. */
export interface Cosigners {
  /** In the order of the requests; null for one that cannot be signed. */
  cosign(key: BoardKey, blinded: readonly string[]): Promise<(string | null)[]>;
  close(): void;
}

export function openCosigners(): Cosigners {
  const waiting = new Map<number, (signature: string | null) => void>();
  let count = 0;
  const workers = Array.from({ length: cores() }, () => {
    const worker = new Worker(new URL('./cosigner.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data: { n, signature } }: MessageEvent<Cosigned>) => {
      waiting.get(n)?.(signature);
      waiting.delete(n);
    });
    // A worker that cannot start signs nothing: each waiting request is answered with null, and asked for again.
    worker.addEventListener('error', () => {
      for (const done of waiting.values()) done(null);
      waiting.clear();
    });
    return worker;
  });

  function one(key: BoardKey, blinded: string): Promise<string | null> {
    const n = count++;
    const signed = new Promise<string | null>((done) => waiting.set(n, done));
    workers[n % workers.length]?.postMessage({ n, key, blinded } satisfies CosignTask);
    return signed;
  }

  return {
    cosign: (key, blinded) => Promise.all(blinded.map((each) => one(key, each))),
    close() {
      for (const worker of workers) worker.terminate();
      for (const done of waiting.values()) done(null);
      waiting.clear();
    },
  };
}

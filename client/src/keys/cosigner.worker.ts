// One core of the board's tablet at work: a quarter of a second of arithmetic for each slip.
import { type BoardKey, cosign } from '@dien-hong/shared/tablet';

export interface CosignTask {
  readonly n: number;
  readonly key: BoardKey;
  readonly blinded: string;
}

/** `signature` is null for a request that cannot be signed. */
export interface Cosigned {
  readonly n: number;
  readonly signature: string | null;
}

self.addEventListener('message', async ({ data: { n, key, blinded } }: MessageEvent<CosignTask>) => {
  const signature = await cosign(key, blinded).catch(() => null);
  self.postMessage({ n, signature } satisfies Cosigned);
});

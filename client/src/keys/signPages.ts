import { refuse } from '@dien-hong/shared';
import type { SigningJob as Job } from '@dien-hong/shared/api';
import { download, type Reply } from '../line/http.ts';
import { coveredDigest } from './byteRange.ts';
import { sha256, signer } from './deviceKey.ts';

export type { SigningJob as Job } from '@dien-hong/shared/api';

/** The place where a document is signed. */
export interface SigningDesk {
  readonly prepare: () => Promise<Reply<Job>>;
  /** The address of the pages on which a signature will stand. */
  readonly pages: (job: string) => string;
  readonly sign: (job: string, body: { readonly cms: string }) => Promise<Reply<{ sha256: string }>>;
}

export interface Prepared {
  readonly job: Job;
  /** The very bytes that are shown. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 over the byte range of the bytes shown, computed here. */
  readonly digest: Uint8Array;
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/**
 * Compares the digest that the server asks to be signed with the bytes that came: their own digest, and the digest over everything except
 * the signature's place. Null where they differ: then signing is forbidden.
 */
export async function check(job: Job, bytes: Uint8Array<ArrayBuffer>): Promise<Prepared | null> {
  if (hex(await sha256(bytes)) !== job.sha256) return null;
  const digest = await coveredDigest(bytes, job.byteRange, sha256);
  return digest && toBase64(digest) === job.digest ? { job, bytes, digest } : null;
}

/** Has a signature prepared and fetches the pages it will stand on. */
export async function prepare(desk: SigningDesk): Promise<Reply<Prepared>> {
  const made = await desk.prepare();
  if (!made.ok) return made;
  const file = await download(desk.pages(made.value.jobId));
  if (!file.ok) return file;
  const prepared = await check(made.value, file.value);
  return prepared ? { ok: true, value: prepared } : refuse('minutes-pages-differ');
}

/** Signs the pages shown with this device's key (detached, no signing-time: PAdES) and hands the signature in. */
export async function sign(desk: SigningDesk, { job, digest }: Prepared): Promise<Reply<{ sha256: string }>> {
  const key = await signer();
  if (!key) return refuse('no-device-key');
  try {
    const { signCades } = await import('@dien-hong/shared/cades');
    const cms = await signCades({ digest }, key, sha256);
    return desk.sign(job.jobId, { cms: toBase64(cms) });
  } catch (error) {
    console.info('the pages could not be signed:', error);
    return refuse('signing-failed');
  }
}

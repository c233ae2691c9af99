import { refuse } from '@dien-hong/shared';
import { coveredDigest } from './byteRange.ts';
import { sha256, signer } from './deviceKey.ts';
import { download, type Reply, request } from './http.ts';

/** What the server prepared for one signature. */
export interface Job {
  readonly jobId: string;
  /** Of the prepared bytes, hexadecimal. */
  readonly sha256: string;
  /** Base64 of what the signature covers. */
  readonly digest: string;
  readonly byteRange: readonly number[];
}

export interface Prepared {
  readonly job: Job;
  /** The very bytes that are shown. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 over the byte range of the bytes shown, reckoned here. */
  readonly digest: Uint8Array;
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/**
 * Compares what the server asks to be signed with the bytes that came: their own digest, and the digest over everything but the
 * signature's place. Null where they differ: then nothing may be signed.
 */
export async function check(job: Job, bytes: Uint8Array<ArrayBuffer>): Promise<Prepared | null> {
  if (hex(await sha256(bytes)) !== job.sha256) return null;
  const digest = await coveredDigest(bytes, job.byteRange, sha256);
  return digest && toBase64(digest) === job.digest ? { job, bytes, digest } : null;
}

/** Has a signature prepared and fetches the pages it will stand on. `path`: where this document is signed. */
export async function prepare(path: string): Promise<Reply<Prepared>> {
  const made = await request<Job>('POST', path, {});
  if (!made.ok) return made;
  const file = await download(`${path}/${made.value.jobId}/pdf`);
  if (!file.ok) return file;
  const prepared = await check(made.value, file.value);
  return prepared ? { ok: true, value: prepared } : refuse('minutes-pages-differ');
}

/** Signs what was shown with this device's key (detached, no signing-time: PAdES) and hands it in. */
export async function sign(path: string, { job, digest }: Prepared): Promise<Reply<{ sha256: string }>> {
  const key = await signer();
  if (!key) return refuse('no-device-key');
  try {
    const { signCades } = await import('@dien-hong/shared/cades');
    const cms = await signCades({ digest }, key, sha256);
    return request('POST', `${path}/${job.jobId}`, { cms: toBase64(cms) });
  } catch (error) {
    console.info('the pages could not be signed:', error);
    return refuse('signing-failed');
  }
}

import { createHash } from 'node:crypto';
import { signCades } from '@dien-hong/shared/cades';
import { needed, Stopped } from './http.ts';
import { sha256 } from './keys.ts';
import type { Person } from './person.ts';

interface Job {
  readonly jobId: string;
  readonly digest: string;
  readonly byteRange: readonly [number, number, number, number];
}

/** Signs as a device does: over the bytes it has downloaded, never over a digest from the server. */
export async function signPages(person: Person, path: string): Promise<void> {
  const job = await needed('signing', person.browser.request<Job>('POST', path, {}));
  const bytes = await needed('pages to sign', person.browser.bytes(`${path}/${job.jobId}/pdf`));
  const [, gap, rest, length] = job.byteRange;
  const covered = createHash('sha256')
    .update(bytes.subarray(0, gap))
    .update(bytes.subarray(rest, rest + length));
  const digest = covered.digest();
  if (digest.toString('base64') !== job.digest || rest + length !== bytes.length)
    throw new Stopped('signing', { code: 'digest-of-other-bytes', params: {} });
  const cms = Buffer.from(await signCades({ digest }, person.signer, sha256)).toString('base64');
  await needed('signature', person.browser.request('POST', `${path}/${job.jobId}`, { cms }));
}

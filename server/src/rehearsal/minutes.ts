import { createHash } from 'node:crypto';
import { signCades } from '@dien-hong/shared/cades';
import { itemIdOf } from '../packages/votes.ts';
import { sha256 } from '../signing/softSigner.ts';
import { each, needed, Stopped } from './http.ts';
import type { Person } from './person.ts';
import type { Stage } from './stage.ts';

interface Job {
  readonly jobId: string;
  readonly digest: string;
  readonly byteRange: readonly [number, number, number, number];
}

/** Signs as a device does: over the bytes it was shown, never over a digest it was told. */
async function signMinutes(person: Person, path: string): Promise<void> {
  const job = await needed('signing', person.browser.request<Job>('POST', `${path}/minutes/signing`, {}));
  const bytes = await needed('pages to sign', person.browser.bytes(`${path}/minutes/signing/${job.jobId}/pdf`));
  const [, gap, rest, length] = job.byteRange;
  const covered = createHash('sha256')
    .update(bytes.subarray(0, gap))
    .update(bytes.subarray(rest, rest + length));
  const digest = covered.digest();
  if (digest.toString('base64') !== job.digest || rest + length !== bytes.length)
    throw new Stopped('signing', { code: 'digest-of-other-bytes', params: {} });
  const cms = Buffer.from(await signCades({ digest }, person.signer, sha256)).toString('base64');
  await needed('signature', person.browser.request('POST', `${path}/minutes/signing/${job.jobId}`, { cms }));
}

/** The secretary writes what the package tells, lays the minutes out and signs; then the chair does. */
export async function writeMinutes(stage: Stage, summaries: ReadonlyMap<string, string>): Promise<void> {
  const { meeting, secretary, chair } = stage;
  const path = `/api/meetings/${meeting.id}`;
  const texts = [
    ...meeting.agenda.map((item) => [`conclusion:${itemIdOf(item.no)}`, item.conclusion] as const),
    ...[...summaries].map(([speechId, summary]) => [`speech:${speechId}`, summary] as const),
    ['number', meeting.minutes?.number ?? ''] as const,
  ];
  await each(
    texts.filter(([, text]) => text !== ''),
    4,
    async ([key, text]) => {
      const address = `${path}/minutes/texts/${encodeURIComponent(key)}`;
      await needed(`minutes ${key}`, secretary.browser.request('PUT', address, { text, version: 0 }));
    },
  );
  await needed('layout of the minutes', secretary.browser.request('POST', `${path}/minutes/layout`, {}));
  await signMinutes(secretary, path);
  await signMinutes(chair, path);
}

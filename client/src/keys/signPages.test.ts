import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { check, type Job } from './signPages.ts';

const bytes = Uint8Array.from('%PDF /Contents <00AF00> %%EOF', (letter) => letter.charCodeAt(0));
const hash = (data: Uint8Array) => createHash('sha256').update(data).digest();
const covered = Buffer.concat([bytes.subarray(0, 15), bytes.subarray(23)]);
const job: Job = {
  jobId: 'j',
  sha256: hash(bytes).toString('hex'),
  digest: hash(covered).toString('base64'),
  byteRange: [0, 15, 23, 6],
};

test('accepts the pages the server put forward', async () => {
  expect((await check(job, bytes))?.digest).toEqual(new Uint8Array(hash(covered)));
});

test('refuses other bytes, another digest, and a range with another hole', async () => {
  const other = Uint8Array.from(bytes);
  other[1] = 0x51;
  expect(await check(job, other)).toBeNull();
  expect(await check({ ...job, digest: hash(other).toString('base64') }, bytes)).toBeNull();
  expect(await check({ ...job, byteRange: [0, 14, 23, 6] }, bytes)).toBeNull();
});

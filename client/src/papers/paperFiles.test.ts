import 'fake-indexeddb/auto';
import type { Reading } from '@dien-hong/shared/reading';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdFor } from '../device/holder.ts';
import {
  keepDone,
  keepFile,
  keepPart,
  keptFile,
  keptFiles,
  numbersOfParts,
  removeFiles,
} from '../device/stores/files.ts';
import { partSize } from '../device/stores/parts.ts';
import { lastSignedIn } from '../device/stores/signedIn.ts';
import { takeOver, wipe } from '../device/wipe.ts';
import { type PaperFile, partOf, rangeOf, readingOf } from './paperFiles.ts';

const file: PaperFile = { meetingId: 'm', paperId: 'p', sha256: 'a'.repeat(64) };
const reading: Reading = {
  open: { path: '/view/b', bytes: partSize + 10 },
  sizes: null,
  previews: true,
  thumbs: true,
  words: true,
  drawn: 1,
  pages: 1,
  complete: true,
};
const signIn = async (personId: string) => {
  const person = { id: personId, fullName: personId, title: '', salutation: '', unitId: null };
  holdFor(personId);
  await takeOver({ kind: 'person', demo: false, admin: false, person });
};
const { signal } = new AbortController();
const network = vi.fn<typeof fetch>();
const answer = (bytes: Uint8Array<ArrayBuffer> | object, status = 200) =>
  network.mockResolvedValueOnce(new Response(bytes instanceof Uint8Array ? bytes : JSON.stringify(bytes), { status }));

beforeEach(async () => {
  await wipe(null, 'closed');
  await signIn('an');
  network.mockReset().mockRejectedValue(new TypeError('Failed to fetch'));
  vi.stubGlobal('fetch', network);
});
afterEach(() => vi.unstubAllGlobals());

test('bytes on the device are read without asking', async () => {
  await keepFile(file, reading);
  await keepPart(file, '/view/b', 0, new Uint8Array(partSize).fill(1));
  await keepPart(file, '/view/b', 1, new Uint8Array(10).fill(2));
  await keepPart(file, '/words', 0, new Uint8Array([3]));
  expect(await readingOf(file)).toEqual({ ok: true, value: reading });
  expect(await partOf(file, '/words')).toEqual({ ok: true, value: new Uint8Array([3]) });
  const range = await rangeOf(file, '/view/b', partSize - 1, partSize + 2, signal);
  expect([...range]).toEqual([1, 2, 2]);
  expect(network).not.toHaveBeenCalled();
  expect(await keptFile(file)).toEqual({ reading, bytes: partSize + 11, readable: false, whole: false });
});

test('missing bytes come over the network; without one it says so', async () => {
  const half = { ...file, sha256: 'd'.repeat(64) };
  await keepFile(half, reading);
  await keepPart(half, '/view/b', 0, new Uint8Array(partSize));
  answer(new Uint8Array([5, 6]), 206);
  expect([...(await rangeOf(half, '/view/b', partSize, partSize + 2, signal))]).toEqual([5, 6]);
  expect(network.mock.calls[0]?.[1]?.headers).toEqual({ range: `bytes=${partSize}-${partSize + 1}` });
  await expect(rangeOf(half, '/view/b', partSize, partSize + 2, signal)).rejects.toThrow(TypeError);
  answer({ refusal: { code: 'paper-unknown', params: {} } }, 404);
  await expect(rangeOf(half, '/view/b', partSize, partSize + 2, signal)).rejects.toMatchObject({ status: 404 });
  expect(await partOf(half, '/thumbs')).toMatchObject({ ok: false, refusal: { code: 'no-connection' } });
});

test('an incomplete reading is asked for anew, and serves while there is no network', async () => {
  await keepFile(file, { ...reading, complete: false });
  expect(await readingOf(file)).toMatchObject({ ok: true, value: { complete: false } });
  answer(reading);
  expect(await readingOf(file)).toEqual({ ok: true, value: reading });
});

test('files are removed with all their parts, the others stay', async () => {
  const other = { ...file, sha256: 'c'.repeat(64) };
  const elsewhere = { ...file, meetingId: 'm2' };
  for (const one of [file, other, elsewhere]) {
    await keepFile(one, reading);
    await keepPart(one, '/view/b', 0, new Uint8Array(3));
    await keepDone(one, { whole: true });
  }
  await removeFiles('m', (sha256) => sha256 === other.sha256);
  expect([...(await keptFiles('m')).keys()]).toEqual([other.sha256]);
  expect(await numbersOfParts(file, '/view/b')).toEqual(new Set());
  expect(await numbersOfParts(other, '/view/b')).toEqual(new Set([0]));
  expect((await keptFile(elsewhere))?.whole).toBe(true);
  // A part that arrives after the removal is not kept.
  await keepPart(file, '/view/b', 1, new Uint8Array(3));
  expect(await numbersOfParts(file, '/view/b')).toEqual(new Set());
});

test('another person on this device finds nothing, and nothing is left for him to find', async () => {
  await keepFile(file, reading);
  await keepPart(file, '/view/b', 0, new Uint8Array(3));
  // Another tab signs somebody else in; this one still writes for the first.
  await signIn('binh');
  expect(await keptFile(file)).toBeUndefined();
  holdFor('an');
  expect(await keptFile(file)).toBeUndefined();
  await keepFile(file, reading);
  expect(await keptFile(file)).toBeUndefined();
  expect((await lastSignedIn())?.person?.id).toBe('binh');
});

test('a locked device keeps what it has for its person, and takes nothing more', async () => {
  await keepFile(file, reading);
  await wipe(null, 'ran-out');
  expect(await lastSignedIn()).toBeUndefined();
  await keepDone(file, { whole: true });
  await signIn('an');
  expect((await keptFile(file))?.whole).toBe(false);
});

test('a full device says so, and its rows stay', async () => {
  await keepFile(file, reading);
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
    throw new DOMException('no space', 'QuotaExceededError');
  });
  expect(await keepPart(file, '/view/b', 0, new Uint8Array(3))).toBe('no-space');
  put.mockRestore();
  expect(await keptFile(file)).toEqual({ reading, bytes: 0, readable: false, whole: false });
});

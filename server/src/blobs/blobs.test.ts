import { hash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Blobs, openBlobs, step } from './blobs.ts';
import { createRecent } from './recent.ts';

let folder: string;
let blobs: Blobs;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dien-hong-blobs-'));
  blobs = openBlobs(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const files = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());

test('bytes are kept by their digest, once, however large', async () => {
  const bytes = Buffer.alloc((3 << 20) + 7, 'ngân sách');
  const digest = hash('sha256', bytes, 'hex');
  expect(await blobs.put(bytes)).toBe(digest);
  expect(await blobs.put(bytes)).toBe(digest);
  expect(files().map(({ name }) => name)).toEqual([digest]);
  expect((await blobs.get(digest))?.equals(bytes)).toBe(true);
  expect(await blobs.size(digest)).toBe(bytes.length);
});

test('bytes that were changed on the disk are nobody’s, and are mended when the same file is brought again', async () => {
  const bytes = Buffer.from('Dự toán ngân sách');
  const digest = await blobs.put(bytes);
  const place = join(folder, digest.slice(0, 2), digest);
  writeFileSync(place, 'Dự toán ngân sácH');
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  blobs = openBlobs(folder, '/blobs/');
  expect(await blobs.size(digest)).toBeNull();
  expect(await blobs.get(digest)).toBeNull();
  expect(await blobs.open(digest)).toBeNull();
  expect(await blobs.serve(digest, 0, 4)).toBeNull();
  expect(told.mock.calls.flat().join(' ')).toContain(digest);
  told.mockRestore();
  expect(await blobs.put(bytes)).toBe(digest);
  expect((await blobs.get(digest))?.equals(bytes)).toBe(true);
});

const served = async (digest: string, from: number, to: number): Promise<Buffer | null> => {
  const bytes = await blobs.serve(digest, from, to);
  return bytes && (Buffer.isBuffer(bytes) ? bytes : buffer(bytes));
};

test('a part is what it is, from disk and again from memory; what is not there is null', async () => {
  const digest = await blobs.put(Buffer.from('0123456789'));
  for (let time = 0; time < 2; time++) expect(String(await served(digest, 2, 5))).toBe('234');
  rmSync(folder, { recursive: true });
  expect(String(await served(digest, 2, 5))).toBe('234');
  expect(await served(digest, 8, 11)).toBeNull();
  expect(await openBlobs(folder).serve(digest, 2, 5)).toBeNull();
  expect(await openBlobs(folder).size(digest)).toBeNull();
});

test('a part of whatever length, from wherever, is that part of the whole', async () => {
  const bytes = randomBytes(5 * step + 7);
  const digest = await blobs.put(bytes);
  const places = [0, 1, step - 1, step, step + 1, 2 * step, 4 * step, 5 * step, 5 * step + 7];
  for (const from of places)
    for (const to of places.filter((place) => place >= from)) {
      const part = await served(digest, from, to);
      expect(part?.equals(bytes.subarray(from, to)), `${from} to ${to}`).toBe(true);
    }
});

test('who ask at the same time get the same memory, and who stops reading holds one step', async () => {
  const digest = await blobs.put(randomBytes(4 * step));
  const [one, other] = await Promise.all([blobs.serve(digest, 0, 10), blobs.serve(digest, 10, 20)]);
  expect((one as Buffer).buffer).toBe((other as Buffer).buffer);
  const slow = (await blobs.serve(digest, 0, 4 * step)) as Readable;
  let came = 0;
  slow.on('data', (piece: Buffer) => {
    came += piece.length;
    slow.pause();
  });
  await wait(50);
  expect(came + slow.readableLength).toBeLessThanOrEqual(2 * step);
  slow.destroy();
});

test('what is written is kept if it is good; otherwise nothing stays, nor when writing fails', async () => {
  const write = (ok: boolean) =>
    blobs.keep(async (file) => ({ ok, written: (await file.write('Tờ trình')).bytesWritten }));
  expect(await write(false)).toEqual({ ok: false, written: 11 });
  await expect(blobs.keep(() => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
  expect(files()).toEqual([]);
  const digest = hash('sha256', 'Tờ trình', 'hex');
  for (let time = 0; time < 2; time++)
    expect(await write(true)).toEqual({ ok: true, answer: { ok: true, written: 11 }, digest, bytes: 11 });
  expect(files().map(({ name }) => name)).toEqual([digest]);
});

test('memory holds what was used last, within its limit', () => {
  const recent = createRecent(10);
  recent.keep('a', Buffer.alloc(4));
  recent.keep('b', Buffer.alloc(4));
  recent.get('a');
  recent.keep('c', Buffer.alloc(4));
  expect(['a', 'b', 'c'].map((key) => recent.get(key) !== undefined)).toEqual([true, false, true]);
  recent.keep('d', Buffer.alloc(11));
  expect(['a', 'b', 'c', 'd'].filter((key) => recent.get(key))).toEqual([]);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type PaperWords, type Reading, unpacked } from '@dien-hong/shared/reading';
import { PDF, PdfDict, PdfName, PdfString } from '@libpdf/core';
import { loadImage } from '@napi-rs/canvas';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Blobs, openBlobs } from '../blobs/blobs.ts';
import { type OpenDatabase, openDatabase, tables } from '../db/open.ts';
import { scanPdf, textPdf } from '../testing/bigPapers.ts';
import { readsOfPage } from '../testing/rangeReads.ts';
import { rawPdf, streamOf } from '../testing/rawPdf.ts';
import { openRenditions, type Renditions } from './renditions.ts';

let folder: string;
let database: OpenDatabase;
let blobs: Blobs;
let renditions: Renditions;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dien-hong-renditions-'));
  database = openDatabase(':memory:', join(import.meta.dirname, '../../migrations'));
  blobs = openBlobs(folder);
  renditions = openRenditions(database.db, blobs);
  renditions.start();
});
afterEach(async () => {
  await renditions.close();
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const waiting = { interval: 50 };

async function until(sha256: string, condition: (reading: Reading) => boolean): Promise<Reading> {
  return vi.waitFor(async () => {
    const reading = await renditions.reading(sha256);
    if (!reading || !condition(reading)) throw new Error(`not yet: ${JSON.stringify(reading)}`);
    return reading;
  }, waiting);
}

async function made(bytes: Uint8Array): Promise<{ sha256: string; reading: Reading }> {
  const sha256 = await blobs.put(bytes);
  renditions.derive(sha256, 'now');
  return { sha256, reading: await until(sha256, ({ complete }) => complete) };
}

async function bytesOf(digest: string | null): Promise<Buffer> {
  return (await blobs.get(digest ?? '0'.repeat(64))) ?? Buffer.alloc(0);
}

async function wordsOf(sha256: string): Promise<PaperWords> {
  return JSON.parse(gunzipSync(await bytesOf(renditions.whole(sha256, 'words'))).toString()) as PaperWords;
}

async function picture(sha256: string, page: number) {
  const part = renditions.preview(sha256, page);
  if (!part) throw new Error(`no picture of page ${page}`);
  const bytes = (await bytesOf(part.sha256)).subarray(part.from, part.to);
  return { bytes, image: await loadImage(bytes) };
}

/** A paper whose pages are strips, a thousand times as high as wide: a hundred of them are made and drawn in no time. */
const strips = (pages: number): Uint8Array =>
  rawPdf(
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages} /Kids [${Array.from({ length: pages }, (_, n) => `${n + 3} 0 R`).join(' ')}] >>`,
    ...Array<string>(pages).fill('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1 1000] >>'),
  );

const near = (place: readonly number[], expected: readonly number[], by: number) => {
  for (const [index, value] of expected.entries())
    expect(Math.abs((place[index] ?? Number.NaN) - value), `${place} is not ${expected}`).toBeLessThan(by);
};

describe('what is derived from a file', () => {
  test('sizes, words, a picture of each page, small pictures; what is short is opened as it is', async () => {
    const original = await textPdf(6);
    const { sha256, reading } = await made(original);
    expect(reading).toMatchObject({ previews: true, thumbs: true, words: true, drawn: 6, pages: 6 });
    expect(reading.sizes).toHaveLength(6);
    near(reading.sizes?.[5] ?? [], [595.28, 841.89], 0.1);

    const words = await wordsOf(sha256);
    expect(words.map((page) => page.slice(0, 2).map(([text]) => text))).toEqual(
      Array.from({ length: 6 }, (_, n) => ['Trang', String(n + 1)]),
    );
    // The left margin of the prescribed form is 30 mm, its right one 17: a justified line fills the space between.
    const line = words[0]?.filter(([, , y]) => y === words[0]?.[20]?.[2]) ?? [];
    near([line[0]?.[1] ?? 0, (line.at(-1)?.[1] ?? 0) + (line.at(-1)?.[3] ?? 0)], [85.04, 547.1], 1.5);

    const { bytes, image } = await picture(sha256, 6);
    expect(bytes.length).toBeLessThanOrEqual(70 * 1024);
    expect(image.width).toBeGreaterThan(700);
    expect(image.height / image.width).toBeCloseTo(Math.SQRT2, 1);
    expect(renditions.preview(sha256, 7)).toBeNull();
    const thumbs = unpacked(new Uint8Array(await bytesOf(renditions.whole(sha256, 'thumbs'))));
    expect(thumbs).toHaveLength(6);
    expect((await loadImage(thumbs?.[4] ?? new Uint8Array())).width).toBe(150);

    expect(reading.open).toEqual({ path: '', bytes: original.length });
    expect((await blobs.get(sha256))?.equals(original)).toBe(true);
  });

  test('a scan whose pages lie scattered opens with a handful of requests', async () => {
    const original = await scanPdf(10);
    const sha256 = await blobs.put(original);
    renditions.derive(sha256, 'now');
    const reading = await until(sha256, ({ open }) => open.path !== '');
    const view = new Uint8Array(await bytesOf(renditions.whole(sha256, 'view')));
    expect(reading.open).toEqual({ path: `/view/${renditions.whole(sha256, 'view')}`, bytes: view.length });
    const [before, after] = [await readsOfPage(original, 1), await readsOfPage(view, 1)];
    expect(before.requests).toBeGreaterThan(10);
    expect(after.requests).toBeLessThanOrEqual(5);
    expect(after.bytes).toBeLessThan(360 * 1024);
    expect((await readsOfPage(view, 9)).requests).toBeLessThanOrEqual(6);
  });

  test('places are those of the page as it is shown, turned pages included', async () => {
    const code = 'BT /F 20 Tf 1 0 0 1 100 700 Tm (Mot hai) Tj ET';
    const page = (turned: number) =>
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Rotate ${turned} /Contents 6 0 R
        /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >> >> >>`;
    const { sha256, reading } = await made(
      rawPdf(
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Count 3 /Kids [3 0 R 4 0 R 5 0 R] >>',
        page(0),
        page(90),
        page(180),
        streamOf('', Buffer.from(code)),
      ),
    );
    expect(reading.sizes).toEqual([
      [600, 800],
      [800, 600],
      [600, 800],
    ]);
    const [upright, right, upsideDown] = await wordsOf(sha256);
    // Courier: every letter is 0.6 of the size wide; the baseline is 100 points below the upper edge.
    expect(upright?.map(([text]) => text)).toEqual(['Mot', 'hai']);
    near(upright?.[1]?.slice(1) as number[], [148, 84, 36, 20], 5);
    near(upright?.[1]?.slice(1, 2) as number[], [148], 0.2);
    near(right?.[1]?.slice(1) as number[], [696, 148, 20, 36], 5);
    near(upsideDown?.[0]?.slice(1) as number[], [464, 696, 36, 20], 5);
  });

  test('a page that cannot be drawn costs its own picture alone', async () => {
    const level = (next: number) =>
      streamOf(
        `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /P ${next} 0 R >> >>`,
        Buffer.from('/P Do '.repeat(60)),
      );
    const page = (contents: number) =>
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents ${contents} 0 R
        /Resources << /XObject << /P 10 0 R >> >> >>`;
    const pages = [page(8), page(9), page(8), page(8), page(8)];
    const bomb = rawPdf(
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, n) => `${n + 3} 0 R`).join(' ')}] >>`,
      ...pages,
      streamOf('', Buffer.from('0 0 100 100 re f')),
      streamOf('', Buffer.from('/P Do')),
      ...[11, 12, 13, 14, 15].map(level),
      streamOf('/Type /XObject /Subtype /Form /BBox [0 0 9 9]', Buffer.from('q Q')),
    );
    await renditions.close();
    const little = { seconds: 4, memory: 1000 };
    renditions = openRenditions(database.db, blobs, { drawing: little, viewing: little });
    renditions.start();
    const { sha256, reading } = await made(bomb);
    expect(reading).toMatchObject({ open: { path: '', bytes: bomb.length }, drawn: 5, pages: 5 });
    const drawn = [1, 2, 3, 4, 5].map((number) => renditions.preview(sha256, number) !== null);
    expect(drawn).toEqual([true, false, true, true, true]);
    expect(await wordsOf(sha256)).toEqual([[], [], [], [], []]);
  });

  test('what nobody can open is given up, and the file itself is what there is', async () => {
    const broken = new TextEncoder().encode('%PDF-1.7 and nothing else');
    const { reading } = await made(broken);
    expect(reading).toEqual({
      open: { path: '', bytes: broken.length },
      sizes: null,
      previews: false,
      thumbs: false,
      words: false,
      drawn: 0,
      pages: 0,
      complete: true,
    });
  });

  test('a restart goes on where it was', async () => {
    const sha256 = await blobs.put(strips(12));
    renditions.derive(sha256, 'now');
    await until(sha256, ({ drawn }) => drawn > 0);
    await renditions.close();
    const before = renditions.preview(sha256, 1);
    expect(database.db.select().from(tables.renditions).get()).toMatchObject({ complete: false, thumbsSha256: null });
    // Named by an upload: the work on it resumes without a request.
    const upload = { sha256, pages: 12, bytes: 1, removed: [], uploadedBy: 'sec', at: 0 };
    database.db.insert(tables.uploads).values(upload).run();
    renditions = openRenditions(database.db, blobs);
    renditions.start();
    await vi.waitFor(
      () => expect(database.db.select().from(tables.renditions).get()).toMatchObject({ complete: true }),
      waiting,
    );
    expect(renditions.preview(sha256, 1)).toEqual(before);
    expect(renditions.preview(sha256, 12)).not.toBeNull();
  });

  test('after a start, papers of before wait until everybody is back; one that is brought meanwhile does not', async () => {
    const before = await blobs.put(strips(1));
    await renditions.close();
    renditions = openRenditions(database.db, blobs);
    renditions.derive(before, 'later');
    renditions.start(3_600_000);
    const { reading } = await made(strips(2));
    expect(reading.drawn).toBe(2);
    expect(await renditions.reading(before)).toMatchObject({ drawn: 0, complete: false });
    await renditions.close();
    renditions = openRenditions(database.db, blobs);
    renditions.derive(before, 'later');
    renditions.start(1);
    await until(before, ({ complete }) => complete);
  });

  test('what was just uploaded is seen before the rest of a long paper is drawn', async () => {
    const long = await blobs.put(strips(60));
    const fresh = await blobs.put(strips(2));
    renditions.derive(long, 'later');
    await until(long, ({ drawn }) => drawn > 0);
    renditions.derive(fresh, 'now');
    await until(fresh, ({ previews }) => previews);
    expect((await renditions.reading(long))?.complete).toBe(false);
  });
});

describe('active content', () => {
  test('what had some is handed out as a copy without, made again if it is lost; never as it came', async () => {
    const pdf = await PDF.load(await scanPdf(1));
    pdf
      .getCatalog()
      .set('OpenAction', PdfDict.of({ S: PdfName.of('JavaScript'), JS: PdfString.fromString('alert(7)') }));
    const original = await pdf.save();
    expect(Buffer.from(original).includes('JavaScript')).toBe(true);
    const sha256 = await blobs.put(original);
    const upload = { sha256, pages: 1, bytes: original.length, removed: ['script'], uploadedBy: 'sec', at: 0 };
    database.db.insert(tables.uploads).values(upload).run();
    expect(renditions.handedOut(sha256)).toBeNull();
    expect(await renditions.reading(sha256)).toBeNull();
    await vi.waitFor(async () => expect((await renditions.reading(sha256))?.complete).toBe(true), waiting);
    const safe = renditions.handedOut(sha256);
    expect(safe).not.toBe(sha256);
    for (const digest of [safe, renditions.whole(sha256, 'view')]) {
      const bytes = await bytesOf(digest);
      expect(bytes.length).toBeGreaterThan(1000);
      expect(bytes.includes('JavaScript')).toBe(false);
      const copy = await PDF.load(new Uint8Array(bytes));
      expect(copy.getCatalog().has('OpenAction')).toBe(false);
    }
    expect((await blobs.get(sha256))?.equals(original)).toBe(true);
  });

  test('a copy kept by an earlier version of this program stands for itself', async () => {
    const sha256 = await blobs.put(strips(1));
    const upload = { sha256, pages: 1, bytes: 1, removed: ['script'], uploadedBy: 'sec', at: 0 };
    database.db.insert(tables.uploads).values(upload).run();
    await renditions.close();
    renditions = openRenditions(database.db, blobs);
    renditions.start();
    expect(renditions.handedOut(sha256)).toBeNull();
    await vi.waitFor(() => expect(renditions.handedOut(sha256)).toBe(sha256), waiting);
  });
});

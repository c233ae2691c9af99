// @vitest-environment node
import type { MarkBody, PageMark } from '@dien-hong/shared/reading';
import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfString } from '@libpdf/core';
import {
  getDocument,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { markedPdf } from './markedPdf.ts';

const words = { bookmarks: 'Dấu trang của tôi', page: (page: number) => `Trang ${page}` };
const sha256 = 'a'.repeat(64);
const mark = (body: MarkBody, id = 'm1'): PageMark => ({ id, changedAt: Date.UTC(2026, 10, 27, 3), body }) as PageMark;
const place = (page = 1) => ({ paperId: 'p1', sha256, page });

type Numbers = readonly number[];
const array = (values: Numbers) => new PdfArray(values.map((value) => PdfNumber.of(value)));

/** Pages of 400 × 600 points on a larger sheet, turned. */
async function paperOf(
  pages: readonly { rotate?: number; crop?: Numbers; unit?: number }[],
): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = PDF.create();
  for (const { rotate = 0, crop, unit } of pages) {
    const { dict } = pdf.addPage({ width: 400, height: 600 });
    dict.set('Rotate', PdfNumber.of(rotate));
    if (crop) dict.set('CropBox', array(crop));
    if (unit) dict.set('UserUnit', PdfNumber.of(unit));
  }
  return new Uint8Array(await pdf.save());
}

const open: PDFDocumentLoadingTask[] = [];
afterEach(async () => {
  for (const task of open.splice(0)) await task.destroy();
});
function read(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const task = getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS });
  open.push(task);
  return task.promise;
}
async function marked(bytes: Uint8Array<ArrayBuffer>, ...marks: PageMark[]) {
  const reply = await markedPdf(bytes, marks, words);
  if (!reply.ok) throw new Error(reply.refusal.code);
  return { bytes: reply.value, document: await read(reply.value) };
}
const annotationsOn = async (document: PDFDocumentProxy, page = 1) => (await document.getPage(page)).getAnnotations();

/** Where a rectangle of the page's own space is seen, from the top left corner. */
async function seen(document: PDFDocumentProxy, rect: Numbers, page = 1): Promise<Numbers> {
  const viewport = (await document.getPage(page)).getViewport({ scale: 1 });
  const [left, bottom, right, top] = rect as [number, number, number, number];
  const [[x, y], [toX, toY]] = [
    viewport.convertToViewportPoint(left, bottom),
    viewport.convertToViewportPoint(right, top),
  ] as [[number, number], [number, number]];
  const corners = [Math.min(x, toX), Math.min(y, toY), Math.max(x, toX), Math.max(y, toY)];
  return corners.map((value) => Math.round(value * 100) / 100);
}

const highlight: MarkBody = {
  kind: 'highlight',
  place: place(),
  colour: 'yellow',
  text: 'Tổng thu ngân sách đạt 18.450 tỷ đồng',
  boxes: [
    [50, 100, 200, 14],
    [30, 120, 90, 14],
  ],
};
const ink: MarkBody = {
  kind: 'ink',
  place: place(),
  colour: 'red',
  width: 3,
  points: [60, 200, 0.5, 120, 260, 0.6, 180, 210, 0.4],
};
const pin: MarkBody = { kind: 'pin', place: place(), x: 300, y: 50, text: 'Hỏi lại Sở Tài chính\nvề số liệu này' };

describe('a paper with its marks', () => {
  test('highlight, stroke and note are annotations with their colours, places and words', async () => {
    const { document } = await marked(await paperOf([{}]), mark(highlight), mark(ink, 'm2'), mark(pin, 'm3'));
    const [first, second, third, ...more] = await annotationsOn(document);
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      subtype: 'Highlight',
      hasAppearance: true,
      contentsObj: { str: highlight.kind === 'highlight' && highlight.text },
    });
    expect([...first.color]).toEqual([255, 235, 89]);
    expect(await seen(document, first.rect)).toEqual([30, 100, 250, 134]);
    expect(
      await seen(
        document,
        first.quadPoints.slice(0, 8).filter((_: number, n: number) => [0, 1, 6, 7].includes(n)),
      ),
    ).toEqual([50, 100, 250, 114]);
    expect(second).toMatchObject({ subtype: 'Ink', hasAppearance: true });
    expect([...second.color]).toEqual([204, 26, 26]);
    expect(await seen(document, second.rect)).toEqual([58.5, 198.5, 181.5, 261.5]);
    expect(second.borderStyle.width).toBe(3);
    expect(third).toMatchObject({
      subtype: 'Text',
      hasAppearance: true,
      contentsObj: { str: pin.kind === 'pin' && pin.text },
    });
    expect(await seen(document, third.rect)).toEqual([290, 40, 310, 60]);
    for (const one of [first, second, third]) expect(one.annotationFlags & 4).toBe(4);
    expect([first, second, third].map(({ modificationDate }) => modificationDate)).toEqual(
      Array(3).fill('D:20261127030000Z'),
    );
  });

  test.each([0, 90, 180, 270])('they are where they were seen on a page turned by %i°, cropped', async (rotate) => {
    const { document } = await marked(
      await paperOf([{ rotate, crop: [20, 30, 380, 500] }]),
      mark(highlight),
      mark(pin, 'm2'),
    );
    const [first, second] = await annotationsOn(document);
    expect(await seen(document, first.rect)).toEqual([30, 100, 250, 134]);
    expect(await seen(document, second.rect)).toEqual([290, 40, 310, 60]);
  });

  test('also where a crop box is larger than the sheet, and where a unit is more than a point', async () => {
    const { document } = await marked(
      await paperOf([{ crop: [-50, -50, 900, 900] }, { unit: 2 }]),
      mark(highlight),
      mark({ ...highlight, place: place(2) }, 'm2'),
    );
    for (const page of [1, 2]) {
      const [one] = await annotationsOn(document, page);
      expect(await seen(document, one.rect, page)).toEqual([30, 100, 250, 134]);
    }
  });

  test('also where sheet, crop and turn are said for all pages at once', async () => {
    const pdf = await PDF.load(await paperOf([{}]));
    const page = pdf.getPage(0);
    const pages = page?.dict.getDict('Parent', (ref) => pdf.getObject(ref));
    page?.dict.delete('MediaBox');
    page?.dict.delete('Rotate');
    pages?.set('MediaBox', array([0, 0, 400, 600]));
    pages?.set('CropBox', array([380, 500, 20, 30]));
    pages?.set('Rotate', PdfNumber.of(-90));
    const { document } = await marked(new Uint8Array(await pdf.save()), mark(highlight));
    const [one] = await annotationsOn(document);
    expect(await seen(document, one.rect)).toEqual([30, 100, 250, 134]);
  });

  test('the file stays: its bytes at the beginning, its annotations, its outline', async () => {
    const pdf = await PDF.load(await paperOf([{}, {}]));
    pdf.getPage(0)?.addTextAnnotation({ rect: { x: 10, y: 10, width: 20, height: 20 }, contents: 'có sẵn' });
    const root = pdf.register(PdfDict.of({ Type: PdfName.of('Outlines') }));
    const own = pdf.register(PdfDict.of({ Title: PdfString.fromString('Chương I'), Parent: root }));
    const outlines = pdf.getObject(root) as PdfDict;
    outlines.set('First', own);
    outlines.set('Last', own);
    outlines.set('Count', PdfNumber.of(1));
    pdf.getCatalog().set('Outlines', root);
    const before = new Uint8Array(await pdf.save());
    const { bytes, document } = await marked(before, mark(pin), mark({ kind: 'bookmark', place: place(2) }, 'm2'));
    expect(Buffer.compare(bytes.subarray(0, before.length), before)).toBe(0);
    expect((await annotationsOn(document)).map(({ contentsObj }) => contentsObj.str)).toEqual([
      'có sẵn',
      pin.kind === 'pin' && pin.text,
    ]);
    const outline = await document.getOutline();
    expect(outline.map(({ title }) => title)).toEqual(['Chương I', 'Dấu trang của tôi']);
    expect(outline[1]?.items.map(({ title }) => title)).toEqual(['Trang 2']);
    const [page] = (outline[1]?.items[0]?.dest ?? []) as [{ num: number; gen: number }];
    expect(await document.getPageIndex(page)).toBe(1);
  });

  test('bookmarks make an outline where there was none, each page once and in order', async () => {
    const bookmark = (page: number, id: string) => mark({ kind: 'bookmark', place: place(page) }, id);
    const { document } = await marked(
      await paperOf([{}, {}, {}]),
      bookmark(3, 'a'),
      bookmark(1, 'b'),
      bookmark(3, 'c'),
      bookmark(9, 'd'),
    );
    expect((await document.getOutline())[0]?.items.map(({ title }) => title)).toEqual(['Trang 1', 'Trang 3']);
  });

  test('without marks the file is as it was', async () => {
    const bytes = await paperOf([{}]);
    expect(Buffer.compare((await marked(bytes)).bytes, bytes)).toBe(0);
  });

  test('a stroke of one point is a dot; a file that is none is refused', async () => {
    const dot: MarkBody = { kind: 'ink', place: place(), colour: 'blue', width: 6, points: [100, 100, 0.5] };
    const { document } = await marked(await paperOf([{}]), mark(dot));
    expect(await seen(document, (await annotationsOn(document))[0].rect)).toEqual([97, 97, 103, 103]);
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    const refused = await markedPdf(new TextEncoder().encode('không phải PDF'), [mark(dot)], words);
    expect(refused).toEqual({ ok: false, refusal: { code: 'pdf-broken', params: {} } });
    expect(told).toHaveBeenCalledTimes(1);
    told.mockRestore();
  });
});

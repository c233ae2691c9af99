import { writeSync } from 'node:fs';
import { PDF } from '@libpdf/core';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { drawPage } from './draw.ts';
import { openPdf, pageSizes } from './open.ts';
import { rewrite } from './rewrite.ts';

async function textOf(pdf: PDFDocumentProxy, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  return items.map((item) => ('str' in item ? `${item.str} ${item.transform.join(' ')}` : '')).join('\n');
}

async function pixelsOf(pdf: PDFDocumentProxy, number: number): Promise<Buffer> {
  const canvas = await drawPage(await pdf.getPage(number));
  return canvas.data();
}

/** Whether both show the same: pages, sizes, every text at its place, and the look of the first, the middle and the last page. */
async function same(one: PDFDocumentProxy, other: PDFDocumentProxy): Promise<boolean> {
  const pages = one.numPages;
  if (other.numPages !== pages) return false;
  const [sizes, others] = [await pageSizes(one), await pageSizes(other)];
  if (JSON.stringify(sizes) !== JSON.stringify(others)) return false;
  for (let number = 1; number <= pages; number++)
    if ((await textOf(one, number)) !== (await textOf(other, number))) return false;
  for (const number of new Set([1, Math.ceil(pages / 2), pages]))
    if (!(await pixelsOf(one, number)).equals(await pixelsOf(other, number))) return false;
  return true;
}

/** Writes the viewing copy of a file into an open file. False where it shows a difference, or has no advantage. */
export async function writeView(bytes: Uint8Array, into: number): Promise<boolean> {
  const pdf = await PDF.load(bytes);
  if (pdf.isEncrypted || pdf.recoveredViaBruteForce) return false;
  const copy = rewrite(pdf);
  for (let at = 0; at < copy.length; ) at += writeSync(into, copy, at);
  return same(await openPdf(bytes), await openPdf(new Uint8Array(copy)));
}

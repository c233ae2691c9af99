import type { DocumentDoubt, DocumentRefusalCode } from '@dien-hong/shared/documents-refusals';
import { PDF } from '@libpdf/core';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { type ActiveReport, Bomb, strip } from './activeContent.ts';
import { openByObjects, openPdf } from './openPdf.ts';
import { picturesOf } from './pictures.ts';
import { linesOf } from './pieces.ts';
import { type SecretFinding, secretFinding } from './secretMark.ts';
import { type FirstPage, hasStampPicture } from './stampPicture.ts';

export interface DocumentRefusal {
  code: DocumentRefusalCode;
  params: Record<string, string | number>;
}

export type Inspected =
  | {
      ok: true;
      pages: number;
      text: string[];
      removed: string[];
      /** Findings that a person has to look at before the file is used. */
      doubts: DocumentDoubt[];
      /** The names of the fonts on its pages. */
      fonts: string[];
      sanitized: Uint8Array | undefined;
    }
  | { ok: false; refusal: DocumentRefusal };

const refuse = (
  code: DocumentRefusalCode,
  params: DocumentRefusal['params'] = {},
): { ok: false; refusal: DocumentRefusal } => ({
  ok: false,
  refusal: { code, params },
});

const MOST_TEXT = 20_000_000;
/** Pixels of a stamp at 1,000 to the inch; larger pictures are not decoded, since that takes memory and time. */
const LARGEST_STAMP = 8_000_000;

interface Page {
  /** Lines of its text as they stand, NFC. */
  readonly text: string;
  readonly secret: SecretFinding;
  /** Of the first page: whether a picture stands where stamps of secrecy stand. */
  readonly stampPicture: boolean;
}

/** The first page as the judgement of its pictures needs it. */
async function firstPageOf(page: PDFPageProxy, pieces: readonly TextItem[]): Promise<FirstPage> {
  const viewport = page.getViewport({ scale: 1 });
  const mm = (points: number): number => (points * 25.4) / 72;
  const words = pieces
    .filter(({ str }) => str.trim() !== '')
    .map(({ transform: [, , , , x = 0, y = 0], height }) => ({
      top: mm(Number(viewport.convertToViewportPoint(x, y)[1]) - height),
    }));
  return { width: mm(viewport.width), height: mm(viewport.height), words, pictures: await picturesOf(page) };
}

async function readPage(document: PDFDocumentProxy, number: number): Promise<Page> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  let text = '';
  let lastY: number | undefined;
  const pieces = items.filter((item) => 'str' in item);
  for (const item of pieces) {
    const y = item.transform[5] as number;
    if (text && !text.endsWith('\n') && lastY !== undefined && Math.abs(y - lastY) > 2) text += '\n';
    text += item.hasEOL ? `${item.str}\n` : item.str;
    lastY = y;
  }
  const stampPicture = number === 1 && hasStampPicture(await firstPageOf(page, pieces));
  page.cleanup();
  return { text: text.normalize('NFC').trim(), secret: secretFinding(linesOf(pieces)), stampPicture };
}

interface Read {
  readonly ok: true;
  readonly pages: readonly Page[];
  readonly text: readonly string[];
}

/** Reads a file as the viewer will. */
async function read(bytes: Uint8Array, most: number): Promise<Read | { ok: false; refusal: DocumentRefusal }> {
  const task = getDocument({
    data: bytes.slice(),
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    useWorkerFetch: false,
    verbosity: VerbosityLevel.ERRORS,
    maxImageSize: LARGEST_STAMP,
  });
  try {
    const document = await task.promise;
    const { info } = await document.getMetadata();
    if ((info as { EncryptFilterName?: string | null }).EncryptFilterName) return refuse('pdf-encrypted');
    if (document.numPages > most) return refuse('pdf-too-many-pages', { pages: document.numPages, limit: most });
    const pages: Page[] = [];
    let length = 0;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await readPage(document, number);
      length += page.text.length;
      if (length > MOST_TEXT) return refuse('pdf-bomb');
      pages.push(page);
    }
    return { ok: true, pages, text: pages.map((page) => page.text) };
  } catch (error) {
    return refuse((error as Error).name === 'PasswordException' ? 'pdf-encrypted' : 'pdf-broken');
  } finally {
    await task.destroy();
  }
}

/**
 * A clear mark on the first page classifies the file. A person has to look at a mark elsewhere, at an unclear one, and at pages that no
 * machine can read.
 */
function doubtsOf(pages: readonly Page[]): DocumentDoubt[] {
  const secret = pages.flatMap(({ secret: { marked, doubt } }, at): DocumentDoubt[] => {
    const words = marked ?? doubt;
    return words === null ? [] : [{ code: 'secret-word', params: { words, page: at + 1 } }];
  });
  const unread: DocumentDoubt[] = pages[0]?.text === '' ? [{ code: 'no-text', params: {} }] : [];
  const stamp: DocumentDoubt[] = pages[0]?.stampPicture ? [{ code: 'stamp-picture', params: { page: 1 } }] : [];
  return [...secret.slice(0, 1), ...unread, ...stamp];
}

/** The text on the pages of a form that only another program can fill in, and that has no other pages. */
const askForAnother = /please wait|adobe (?:acrobat|reader)|để xem đầy đủ nội dung/iu;

/**
 * The whole check of one file, in the process that may be killed. The caller sets the limits of time and memory. Our reader decodes every
 * stream under a limit before the viewer's reader does; a file that both can read is sound.
 */
export async function inspect(bytes: Uint8Array, limits: { pages: number }): Promise<Inspected> {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).includes('%PDF-'))
    return refuse('not-a-pdf');
  let pdf: PDF;
  let report: ActiveReport;
  try {
    pdf = await openPdf(bytes);
    if (pdf.isEncrypted) return refuse('pdf-encrypted');
    report = strip(pdf);
  } catch (error) {
    if (error instanceof Bomb) return refuse('pdf-bomb');
    // A protected file may fail in one reader only: the other reader can name the reason.
    const second = await read(bytes, limits.pages);
    return second.ok ? refuse('pdf-broken') : second;
  }
  const original = await read(bytes, limits.pages);
  if (!original.ok) return original;
  if (pdf.getPageCount() !== original.pages.length) {
    // Its tables lead our reader to one part of the file only: the rest may contain active content.
    try {
      pdf = await openByObjects(bytes);
      report = strip(pdf);
    } catch (error) {
      return refuse(error instanceof Bomb ? 'pdf-bomb' : 'pdf-broken');
    }
    if (pdf.getPageCount() !== original.pages.length) return refuse('pdf-broken');
  }
  const found = [...report.found].sort();
  if (report.dynamicForm || (report.found.has('xfa') && askForAnother.test(original.text.join('\n'))))
    return refuse('pdf-dynamic-form');
  if (found.length > 0 && report.signed) return refuse('pdf-signed-active', { found: found.join(', ') });
  const mark = original.pages[0]?.secret.marked;
  if (mark) return refuse('pdf-secret-marked', { mark });
  const accepted = {
    ok: true as const,
    pages: original.pages.length,
    text: [...original.text],
    removed: found,
    doubts: doubtsOf(original.pages),
    fonts: [...report.fonts],
  };
  if (found.length === 0) return { ...accepted, sanitized: undefined };

  // The rewritten copy is read again from its bytes: all active content must be gone, all pages and words must still be there.
  try {
    const sanitized = await pdf.save();
    const left = strip(await PDF.load(sanitized)).found;
    const again = await read(sanitized, limits.pages);
    if (left.size === 0 && again.ok && again.text.join('\f') === original.text.join('\f'))
      return { ...accepted, sanitized };
  } catch {
    // Falls through to the refusal.
  }
  return refuse('pdf-active-content', { found: found.join(', ') });
}

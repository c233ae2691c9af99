import type { DocumentRefusalCode } from '@dien-hong/shared/documents-refusals';
import { PDF } from '@libpdf/core';
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Bomb, strip } from './activeContent.ts';

export interface DocumentRefusal {
  code: DocumentRefusalCode;
  params: Record<string, string | number>;
}

export type Inspected =
  | { ok: true; pages: number; text: string[]; removed: string[]; sanitized: Uint8Array | undefined }
  | { ok: false; refusal: DocumentRefusal };

const refuse = (code: DocumentRefusalCode, params: DocumentRefusal['params'] = {}): Inspected => ({
  ok: false,
  refusal: { code, params },
});

const MOST_TEXT = 20_000_000;

/** Lines of a page's text as they stand, NFC. */
async function pageText(document: PDFDocumentProxy, number: number): Promise<string> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  let text = '';
  let lastY: number | undefined;
  for (const item of items) {
    if (!('str' in item)) continue;
    const y = item.transform[5] as number;
    if (text && !text.endsWith('\n') && lastY !== undefined && Math.abs(y - lastY) > 2) text += '\n';
    text += item.hasEOL ? `${item.str}\n` : item.str;
    lastY = y;
  }
  return text.normalize('NFC').trim();
}

const marks: Record<string, string> = { MẬT: 'MẬT', TỐIMẬT: 'TỐI MẬT', TUYỆTMẬT: 'TUYỆT MẬT' };

/** The classification of a state secret stands alone on a line in capitals, or behind "Độ mật:". */
export function secretMark(firstPage: string): string | undefined {
  for (const line of firstPage.split('\n')) {
    const labelled = /^\s*độ mật\s*:\s*(.+)$/iu.exec(line);
    const word = (labelled?.[1]?.toLocaleUpperCase('vi') ?? line).replace(/[\s.[\]()*]/gu, '');
    const mark = marks[word];
    if (mark) return mark;
  }
  return undefined;
}

async function read(bytes: Uint8Array, most: number): Promise<Inspected> {
  const task = getDocument({
    data: bytes.slice(),
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    useWorkerFetch: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    const { info } = await document.getMetadata();
    if ((info as { EncryptFilterName?: string | null }).EncryptFilterName) return refuse('pdf-encrypted');
    const pages = document.numPages;
    if (pages > most) return refuse('pdf-too-many-pages', { pages, limit: most });
    const text: string[] = [];
    let length = 0;
    for (let number = 1; number <= pages; number++) {
      const own = await pageText(document, number);
      length += own.length;
      if (length > MOST_TEXT) return refuse('pdf-bomb');
      text.push(own);
    }
    return { ok: true, pages, text, removed: [], sanitized: undefined };
  } catch (error) {
    const name = (error as Error).name;
    if (name === 'PasswordException') return refuse('pdf-encrypted');
    return refuse('pdf-broken');
  } finally {
    await task.destroy();
  }
}

/** The whole check of one file, in the process that may be killed. Limits of time and memory are the caller's. */
export async function inspect(bytes: Uint8Array, limits: { pages: number }): Promise<Inspected> {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).includes('%PDF-'))
    return refuse('not-a-pdf');
  let pdf: PDF;
  let found: string[];
  try {
    pdf = await PDF.load(bytes);
    if (pdf.isEncrypted) return refuse('pdf-encrypted');
    const report = strip(pdf);
    found = [...report.found].sort();
    if (found.length > 0 && report.signed) return refuse('pdf-signed-active', { found: found.join(', ') });
  } catch (error) {
    if (error instanceof Bomb) return refuse('pdf-bomb');
    // A protected file may fail in one reader only: the other one knows what to call it.
    const second = await read(bytes, limits.pages);
    return second.ok ? refuse('pdf-broken') : second;
  }
  const original = await read(bytes, limits.pages);
  if (!original.ok) return original;
  const mark = secretMark(original.text[0] ?? '');
  if (mark) return refuse('pdf-secret-marked', { mark });
  if (found.length === 0) return original;

  // The rewritten copy is read again from its bytes: nothing active may be left, no page and no word lost.
  try {
    const sanitized = await pdf.save();
    const left = strip(await PDF.load(sanitized)).found;
    const again = await read(sanitized, limits.pages);
    if (
      left.size === 0 &&
      again.ok &&
      again.pages === original.pages &&
      again.text.join('\f') === original.text.join('\f')
    ) {
      return { ...original, removed: found, sanitized };
    }
  } catch {
    // Falls through to the refusal.
  }
  return refuse('pdf-active-content', { found: found.join(', ') });
}

import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerSrc from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import type { PaperFile } from '../../papers/paperFiles.ts';
import { PaperTransport } from './transport.ts';

GlobalWorkerOptions.workerSrc = workerSrc;

/** A picture that decodes to more is left out: it could crash the tablet. */
const MAX_IMAGE_PIXELS = 64_000_000;

/** The source of a document: a paper of the meeting by its parts, or any address of our own. */
export type Source =
  | {
      readonly from: 'paper';
      readonly file: PaperFile;
      readonly open: { readonly path: string; readonly bytes: number };
    }
  | { readonly from: 'address'; readonly url: string };

let worker: PDFWorker | undefined;

/** The one worker all documents share: started ahead, a paper opens some 200 ms sooner. */
export function warmUp(): PDFWorker {
  if (!worker || worker.destroyed) worker = new PDFWorker();
  return worker;
}

/**
 * Opens a document, to be shown at `page`. Scripts, forms and attachments of the file stay inactive; pages are fetched as they are read.
 * Throws an error that `failureOf` can name; after that `lost` is called with the network's failures (they are tried again) and with
 * refusals.
 */
export async function openDocument(
  source: Source,
  page: number,
  lost: (error: unknown) => void,
  signal: AbortSignal,
): Promise<PDFDocumentProxy> {
  let opened = false;
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});
  const bytes =
    source.from === 'paper'
      ? {
          range: new PaperTransport(
            source.file,
            source.open,
            page === 1,
            (error) => (opened ? lost : fail)(error),
            signal,
          ),
        }
      : { url: source.url };
  const task = getDocument({
    ...bytes,
    worker: warmUp(),
    cMapUrl: '/pdfjs/cmaps/',
    iccUrl: '/pdfjs/iccs/',
    standardFontDataUrl: '/pdfjs/standard_fonts/',
    wasmUrl: '/pdfjs/wasm/',
    maxImageSize: MAX_IMAGE_PIXELS,
    disableStream: true,
    disableAutoFetch: true,
    enableXfa: false,
  });
  signal.addEventListener('abort', () => void task.destroy(), { once: true });
  const pdf = await Promise.race([task.promise, failed]);
  await Promise.race([pdf.getPage(1), failed]);
  signal.throwIfAborted();
  opened = true;
  return pdf;
}

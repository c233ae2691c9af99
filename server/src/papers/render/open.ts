import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

const library = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const folder = (name: string): string => `${join(library, name)}/`;

/** A picture that decodes to more is left out, as on the tablets. */
const mostImagePixels = 64_000_000;

/** Opens a file with the fonts and decoders that ship with pdf.js alone. The bytes belong to pdf.js afterwards. */
export function openPdf(data: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({
    data,
    cMapUrl: folder('cmaps'),
    iccUrl: folder('iccs'),
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    maxImageSize: mostImagePixels,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    useWorkerFetch: false,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
}

export type Size = [width: number, height: number];
/** The size assumed for a page that cannot be opened: A4. */
const unknownSize: Size = [595.28, 841.89];

const hundredth = (value: number): number => Math.round(value * 100) / 100;

/** Width and height of every page as it is shown, in points. */
export async function pageSizes(pdf: PDFDocumentProxy): Promise<Size[]> {
  const sizes: Size[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    try {
      const page = await pdf.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      sizes.push([hundredth(width), hundredth(height)]);
      page.cleanup();
    } catch {
      sizes.push(unknownSize);
    }
  }
  return sizes;
}

import { type Canvas, createCanvas } from '@napi-rs/canvas';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DrawnPage } from './frames.ts';
import { wordsOf } from './words.ts';

/** Pixels of a preview: A4 at 720 by 1018, which reads well on a tablet and is drawn and fetched fast. */
const previewPixels = 733_000;
const longestSide = 3000;
const previewQuality = 40;
const largestPreview = 70 * 1024;
const thumbWidth = 150;
const thumbQuality = 50;

const nothing = new Uint8Array(0);

/** Draws a page onto white. */
export async function drawPage(page: PDFPageProxy): Promise<Canvas> {
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(Math.sqrt(previewPixels / (width * height)), longestSide / Math.max(width, height));
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
  // pdf.js knows the browser's canvas; this one has the same functions.
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
  return canvas;
}

function shrunk(canvas: Canvas, width: number, height: number): Canvas {
  const small = createCanvas(width, height);
  const context = small.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvas, 0, 0, width, height);
  return small;
}

/** Smaller still for a page so dense that its picture would take too long on a slow network. */
async function previewOf(canvas: Canvas): Promise<Uint8Array> {
  const whole = await canvas.encode('webp', previewQuality);
  if (whole.length <= largestPreview) return whole;
  const less = Math.max(0.5, Math.sqrt(largestPreview / whole.length) * 0.9);
  return shrunk(canvas, Math.ceil(canvas.width * less), Math.ceil(canvas.height * less)).encode('webp', previewQuality);
}

/** Limits the height of the small picture of an absurdly long page. */
function thumbOf(canvas: Canvas): Promise<Uint8Array> {
  const height = Math.max(1, Math.min(Math.round((canvas.height * thumbWidth) / canvas.width), thumbWidth * 3));
  return shrunk(canvas, thumbWidth, height).encode('webp', thumbQuality);
}

/** The words and pictures of one page; a part that fails stays empty. */
export async function drawnPage(pdf: PDFDocumentProxy, number: number): Promise<DrawnPage> {
  const drawn: { -readonly [part in keyof DrawnPage]: DrawnPage[part] } = {
    words: [],
    thumb: nothing,
    preview: nothing,
  };
  try {
    const page = await pdf.getPage(number);
    try {
      drawn.words = await wordsOf(page);
    } catch {
      // A page whose text cannot be read may still be drawn.
    }
    const canvas = await drawPage(page);
    drawn.preview = await previewOf(canvas);
    drawn.thumb = await thumbOf(canvas);
    page.cleanup();
  } catch {
    // It has no picture: pdf.js on the tablet shows the reason.
  }
  return drawn;
}

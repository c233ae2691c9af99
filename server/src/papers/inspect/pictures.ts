import { OPS, type PDFPageProxy, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The place of a picture on its upright page; millimetres from the left and from the top. */
export interface Picture {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

type Matrix = number[];

const upright: Matrix = [1, 0, 0, 1, 0, 0];

const isMatrix = (value: unknown): value is Matrix => Array.isArray(value) && value.length === 6;

const drawn = new Set<number>([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintSolidColorImageMask,
]);
const begins = new Set<number>([OPS.save, OPS.paintFormXObjectBegin, OPS.beginAnnotation]);
const ends = new Set<number>([OPS.restore, OPS.paintFormXObjectEnd, OPS.endAnnotation]);

const mm = (points: number): number => (points * 25.4) / 72;

/** Every picture that the page draws, those inside forms and stamps laid upon it included. */
export async function picturesOf(page: PDFPageProxy): Promise<Picture[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const base = page.getViewport({ scale: 1 }).transform as unknown as Matrix;
  const kept: Matrix[] = [];
  const pictures: Picture[] = [];
  let now = base;
  fnArray.forEach((operation, at) => {
    const args = (argsArray[at] ?? []) as unknown[];
    if (begins.has(operation)) kept.push(now);
    if (ends.has(operation)) now = kept.pop() ?? base;
    if (operation === OPS.transform && isMatrix(args)) now = Util.transform(now, args);
    if (operation === OPS.paintFormXObjectBegin && isMatrix(args[0])) now = Util.transform(now, args[0]);
    if (operation === OPS.beginAnnotation) {
      const [placed, own] = [args[2], args[3]].map((one) => (isMatrix(one) ? one : upright)) as [Matrix, Matrix];
      now = Util.transform(Util.transform(base, placed), own);
    }
    if (!drawn.has(operation)) return;
    // A picture fills the unit square of its place.
    const box = [
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ];
    Util.axialAlignedBoundingBox([0, 0, 1, 1], now, box);
    const [left = 0, top = 0, right = 0, bottom = 0] = box.map(mm);
    pictures.push({ left, top, right, bottom });
  });
  return pictures;
}

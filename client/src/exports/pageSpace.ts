import type { PDF, PDFPage, PdfObject, PdfRef } from '@libpdf/core';

/** Points of a page as it is shown, from its top left corner, and the page's own space, in which a PDF is written. */
export interface PageSpace {
  /** Left, bottom, right, top of the visible part, in the page's own space. */
  readonly box: readonly [number, number, number, number];
  /** The clockwise turn with which it is shown. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** Points in a unit of the page's own space. */
  readonly unit: number;
}

export function toPage(
  { box: [left, bottom, right, top], rotation, unit }: PageSpace,
  x: number,
  y: number,
): [number, number] {
  const [across, down] = [x / unit, y / unit];
  switch (rotation) {
    case 0:
      return [left + across, top - down];
    case 90:
      return [left + down, bottom + across];
    case 180:
      return [right - across, bottom + down];
    case 270:
      return [right - down, top - across];
    default:
      return rotation satisfies never;
  }
}

type Library = typeof import('@libpdf/core');
type Box = PageSpace['box'];

/** Pages stand less deep in their tree; a circle in a broken tree ends here. */
const deepest = 50;
const letter: Box = [0, 0, 612, 792];

/** The visible part of a page is its crop box, as far as it lies on the sheet; both may be inherited from a node above many pages. */
export function spaceOf({ PdfArray, PdfDict, PdfNumber }: Library, pdf: PDF, page: PDFPage): PageSpace {
  const resolve = (ref: PdfRef): PdfObject | null => pdf.getObject(ref);

  function inherited(key: string): PdfObject | undefined {
    let node: PdfObject | undefined = page.dict;
    for (let depth = 0; node instanceof PdfDict && depth < deepest; depth++) {
      const value: PdfObject | undefined = node.get(key, resolve);
      if (value !== undefined) return value;
      node = node.get('Parent', resolve);
    }
    return undefined;
  }

  function box(key: string): Box | null {
    const corners = inherited(key);
    if (!(corners instanceof PdfArray) || corners.length !== 4) return null;
    const values = corners.toArray().map((corner) => (corner instanceof PdfNumber ? corner.value : Number.NaN));
    const [x = 0, y = 0, toX = 0, toY = 0] = values;
    const sorted: Box = [Math.min(x, toX), Math.min(y, toY), Math.max(x, toX), Math.max(y, toY)];
    return sorted.every(Number.isFinite) && sorted[0] < sorted[2] && sorted[1] < sorted[3] ? sorted : null;
  }

  const turned = inherited('Rotate');
  const quarters = turned instanceof PdfNumber && turned.value % 90 === 0 ? turned.value / 90 : 0;
  const rotation = ([0, 90, 180, 270] as const)[((quarters % 4) + 4) % 4] ?? 0;
  const unit = page.dict.getNumber('UserUnit', resolve)?.value ?? 1;
  const sheet = box('MediaBox') ?? letter;
  return { box: within(box('CropBox') ?? sheet, sheet), rotation, unit };
}

function within(crop: Box, sheet: Box): Box {
  const both: Box = [
    Math.max(crop[0], sheet[0]),
    Math.max(crop[1], sheet[1]),
    Math.min(crop[2], sheet[2]),
    Math.min(crop[3], sheet[3]),
  ];
  return both[0] < both[2] && both[1] < both[3] ? both : sheet;
}

import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';

/** Words that stand together on a page, separate from the text to the left and right; NFC. */
export type Segment = string;

interface Piece {
  readonly text: string;
  /** Along the line and across it, in the direction in which the text runs. */
  readonly from: number;
  readonly to: number;
  readonly across: number;
  readonly size: number;
}

/** Wider gaps (in heights of the letters) separate the parts of a line: a column, a box beside the letterhead. */
const WIDEST_GAP = 1.3;
/** Lines whose places differ by less (in heights) are one: raised letters, a stamp beside the text. */
const SAME_LINE = 0.4;

function pieceOf({ str, transform, width, height }: TextItem): Piece[] {
  const [a = 1, b = 0, , , x = 0, y = 0] = transform as number[];
  const angle = Math.atan2(b, a);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const from = x * cos + y * sin;
  const across = y * cos - x * sin;
  const size = height || Math.hypot(a, b) || 1;
  // Runs of spaces inside one piece are a gap as well: tabs are extracted like that.
  const each = width / Math.max(1, str.length);
  return [...str.matchAll(/\S+(?: {1,2}\S+)*/g)].map((part) => ({
    text: part[0],
    from: from + part.index * each,
    to: from + (part.index + part[0].length) * each,
    across: across + Math.round(angle * 100) * 1e5,
    size,
  }));
}

function segmentsOf(line: readonly Piece[]): Segment[] {
  const sorted = line.toSorted((one, other) => one.from - other.from);
  const segments: string[] = [];
  let last: Piece | undefined;
  for (const piece of sorted) {
    // Bold letters and shadows are drawn twice at one place.
    if (last && piece.text === last.text && piece.from < last.from + last.size * 0.3) continue;
    const gap = last ? (piece.from - last.to) / Math.max(piece.size, last.size) : Number.POSITIVE_INFINITY;
    if (gap > WIDEST_GAP) segments.push(piece.text);
    else segments.push(`${segments.pop() ?? ''}${gap > 0.12 ? ' ' : ''}${piece.text}`);
    last = piece;
  }
  return segments.map((text) => text.normalize('NFC').trim()).filter((text) => text !== '');
}

/** The text of a page, line by line from the top, each line in the segments between its gaps; turned text too. */
export function linesOf(items: readonly TextItem[]): Segment[][] {
  const pieces = items.flatMap(pieceOf).sort((one, other) => other.across - one.across);
  const lines: Piece[][] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    const near = line?.[0] && Math.abs(line[0].across - piece.across) < SAME_LINE * Math.max(line[0].size, piece.size);
    if (line && near) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map(segmentsOf);
}

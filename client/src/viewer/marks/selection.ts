import type { Box } from '@dien-hong/shared/reading';
import { boxToPage, type PageFrame } from '../pdf/geometry.ts';

/** A spot between two letters of a page's text. */
export interface Caret {
  readonly node: Text;
  readonly offset: number;
}

export interface Selected {
  readonly boxes: readonly Box[];
  readonly text: string;
}

/** Older Safari has only the first, the standard only the second. */
type CaretDocument = {
  caretPositionFromPoint?(x: number, y: number): { offsetNode: Node; offset: number } | null;
  caretRangeFromPoint?(x: number, y: number): Range | null;
};

/** The spot in the page's text under a place on the screen; null without text there. */
export function caretAt({ element }: PageFrame, clientX: number, clientY: number): Caret | null {
  const from = document as unknown as CaretDocument;
  const position = from.caretPositionFromPoint?.(clientX, clientY);
  const range = position ? null : from.caretRangeFromPoint?.(clientX, clientY);
  const node = position?.offsetNode ?? range?.startContainer;
  const offset = position?.offset ?? range?.startOffset ?? 0;
  if (!(node instanceof Text) || !element.querySelector('.textLayer')?.contains(node)) return null;
  return { node, offset };
}

/** The whole words between two spots: their boxes line by line, and their text. */
export function selectedBetween(frame: PageFrame, one: Caret, other: Caret): Selected {
  const forwards = isBefore(one, other);
  const [first, last] = forwards ? [one, other] : [other, one];
  const range = document.createRange();
  range.setStart(first.node, wordEdge(first, -1));
  range.setEnd(last.node, wordEdge(last, 1));
  return selectedIn(frame, range);
}

/** The part of a browser's selection that lies on this page. */
export function selectedIn(frame: PageFrame, range: Range): Selected {
  const rects: DOMRect[] = [];
  let text = '';
  for (const { node, from, to } of piecesOf(frame, range)) {
    if (node === null) {
      text += ' ';
      continue;
    }
    const piece = document.createRange();
    piece.setStart(node, from);
    piece.setEnd(node, to);
    rects.push(...piece.getClientRects());
    text += node.data.slice(from, to);
  }
  const boxes = rects.filter(({ width, height }) => width > 0.5 && height > 0.5).map((rect) => boxToPage(frame, rect));
  return { boxes: joinLines(boxes), text: text.normalize('NFC').replace(/\s+/gu, ' ').trim() };
}

interface Piece {
  /** Null: a line ends here. */
  readonly node: Text | null;
  readonly from: number;
  readonly to: number;
}

function* piecesOf({ element }: PageFrame, range: Range): Generator<Piece> {
  const layer = element.querySelector('.textLayer');
  if (!layer) return;
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!range.intersectsNode(node)) continue;
    if (node instanceof Text) {
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.length;
      if (from < to) yield { node, from, to };
    } else if (node.nodeName === 'BR') yield { node: null, from: 0, to: 0 };
  }
}

function isBefore(one: Caret, other: Caret): boolean {
  if (one.node === other.node) return one.offset <= other.offset;
  return Boolean(one.node.compareDocumentPosition(other.node) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** Out from a spot to the end of the word it is in, backwards or forwards. */
function wordEdge({ node, offset }: Caret, step: -1 | 1): number {
  const { data } = node;
  let at = offset;
  if (step < 0) {
    while (at > 0 && !/\s/u.test(data[at - 1] as string)) at--;
    return at;
  }
  while (at < data.length && !/\s/u.test(data[at] as string)) at++;
  // Punctuation at the end of a clause is no part of the word.
  while (at > offset && /[,.;:!?)”]/u.test(data[at - 1] as string)) at--;
  return at;
}

/** One box for each line instead of one for each word. */
export function joinLines(boxes: readonly Box[]): Box[] {
  const lines: Box[] = [];
  for (const box of boxes) {
    const last = lines.at(-1);
    const joined = last && joinedLine(last, box);
    if (joined) lines[lines.length - 1] = joined;
    else lines.push(box);
  }
  return lines;
}

function joinedLine(one: Box, other: Box): Box | null {
  const [x, y, width, height] = one;
  const [x2, y2, width2, height2] = other;
  const shared = Math.min(y + height, y2 + height2) - Math.max(y, y2);
  const gap = Math.max(x, x2) - Math.min(x + width, x2 + width2);
  if (shared < 0.5 * Math.min(height, height2) || gap > 2 * Math.max(height, height2)) return null;
  const [left, top] = [Math.min(x, x2), Math.min(y, y2)];
  return [left, top, Math.max(x + width, x2 + width2) - left, Math.max(y + height, y2 + height2) - top];
}

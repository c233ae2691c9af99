import type { Word } from '@dien-hong/shared/reading';
import { normalizeUnicode, OPS, type PDFPageProxy, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Item = { str: string; width: number; transform: number[]; fontName: string; hasEOL: boolean };
type Style = { ascent: number; descent: number };
/** How wide each letter of a font is, in parts of the font's size. */
type Widths = Map<string, number>;

const mostWords = 20_000;
const longestWord = 200;

/** The widths of the letters a page shows, by font: pdf.js gives only the width of a text as a whole. */
async function letterWidths(page: PDFPageProxy): Promise<Map<string, Widths>> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const fonts = new Map<string, Widths>();
  let current: Widths = new Map();
  for (const [index, operation] of fnArray.entries()) {
    const first: unknown = (argsArray[index] as unknown[] | null)?.[0];
    if (operation === OPS.setFont) {
      current = fonts.get(String(first)) ?? new Map();
      fonts.set(String(first), current);
    } else if (operation === OPS.showText && Array.isArray(first)) {
      for (const glyph of first as ({ unicode: string; width: number } | number | null)[]) {
        if (glyph === null || typeof glyph === 'number') continue;
        // A ligature's letters share its width.
        const letters = [...glyph.unicode];
        for (const letter of letters)
          if (!current.has(letter)) current.set(letter, glyph.width / 1000 / letters.length);
      }
    }
  }
  return fonts;
}

/** Half the font's size: the width assumed for a letter that the page's operations do not name. */
const unknownWidth = 0.5;

const measure = (text: string, widths: Widths | undefined): number =>
  [...text].reduce((sum, letter) => sum + (widths?.get(letter) ?? unknownWidth), 0);

const countSpaces = (text: string): number => text.split(' ').length - 1;

interface Piece {
  readonly text: string;
  readonly x: number;
  readonly width: number;
}

/** The words of a text with where they begin along its line, in the text's own units. */
function piecesOf({ str, width }: Item, size: number, widths: Widths | undefined): Piece[] {
  const natural = measure(str, widths) * size;
  const spaces = countSpaces(str);
  const rest = width - natural;
  // A justified line is stretched at its spaces; a narrower text is narrowed throughout.
  const stretched = spaces > 0 && rest > 0;
  const gap = stretched ? rest / spaces : 0;
  const scale = stretched || natural === 0 ? 1 : width / natural;
  return [...str.matchAll(/\S+/gu)].map((found) => {
    const before = str.slice(0, found.index);
    return {
      text: found[0],
      x: measure(before, widths) * size * scale + countSpaces(before) * gap,
      width: measure(found[0], widths) * size * scale,
    };
  });
}

interface Placed {
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The box of a piece on the page as it is shown; `m`: from the text's units to the page's points. */
function place({ text, x, width }: Piece, m: readonly number[], size: number, style: Style | undefined): Placed {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = m;
  const along = Math.hypot(a, b) || 1;
  const up = Math.hypot(c, d) || 1;
  const rise = style?.ascent || 0.8;
  const sink = style?.descent || -0.2;
  const corners = [x, x + width].flatMap((l) =>
    [sink * size, rise * size].map((u) => [e + (a / along) * l + (c / up) * u, f + (b / along) * l + (d / up) * u]),
  );
  const xs = corners.map(([px = 0]) => px);
  const ys = corners.map(([, py = 0]) => py);
  return { text, left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

function wordOf({ text, left, top, right, bottom }: Placed): Word {
  const written = normalizeUnicode(text).normalize('NFC').slice(0, longestWord);
  return [written, tenth(left), tenth(top), tenth(right - left), tenth(bottom - top)];
}

/** The words of a page in reading order, with their places on the page as it is shown. */
export async function wordsOf(page: PDFPageProxy): Promise<Word[]> {
  const { items, styles } = await page.getTextContent({ disableNormalization: true });
  const texts = items.filter((item): item is Item & { dir: string; height: number } => 'str' in item);
  if (!texts.some(({ str }) => /\S/u.test(str))) return [];
  const fonts = await letterWidths(page);
  const toPage = page.getViewport({ scale: 1 }).transform;
  const words: Placed[] = [];
  /** Whether the last word may go on with the next text: a letter in another font, a line set letter by letter. */
  let open = false;
  for (const item of texts) {
    const size = Math.hypot(item.transform[2] ?? 0, item.transform[3] ?? 0);
    const matrix = Util.transform(toPage, item.transform) as number[];
    const pieces = piecesOf(item, size, fonts.get(item.fontName));
    for (const [index, piece] of pieces.entries()) {
      const placed = place(piece, matrix, size, styles[item.fontName] as Style | undefined);
      const last = words.at(-1);
      if (index === 0 && open && last && !/^\s/u.test(item.str)) {
        last.text += placed.text;
        last.left = Math.min(last.left, placed.left);
        last.top = Math.min(last.top, placed.top);
        last.right = Math.max(last.right, placed.right);
        last.bottom = Math.max(last.bottom, placed.bottom);
      } else if (words.length < mostWords) words.push(placed);
    }
    if (item.str !== '') open = /\S$/u.test(item.str);
    if (item.hasEOL) open = false;
  }
  return words.map(wordOf);
}

import { runsOf } from './glyphs.ts';

/**
 * "KT-XH", "368/BC-UBND", "4–4": a break at the hyphen or the slash would make them unreadable. Longer ones (addresses) may be broken. The
 * space behind belongs to the piece, for a justified line is spread between its pieces.
 */
const whole = /[^\s]*[\p{L}\p{N}][-–/‑][\p{L}\p{N}][^\s]* ?/gu;
const longest = 24;

/** Symbols stand taller than letters: this line height makes their line as high as one of letters. */
const symbolLine = 0.9;

interface Inline {
  readonly text: string;
  readonly font?: 'Symbols';
  readonly noWrap?: true;
  readonly lineHeight?: number;
}

/** The pieces of a text that pdfmake sets each in one font, and breaks at spaces only where a word contains a hyphen or a slash. */
function inlinesOf(text: string): Inline[] {
  if (text === '') return [{ text }];
  return runsOf(text).flatMap((run): Inline[] => {
    if (run.family === 'Symbols') return [{ text: run.text, font: 'Symbols', lineHeight: symbolLine }];
    const pieces: Inline[] = [];
    let done = 0;
    for (const { 0: word, index } of run.text.matchAll(whole)) {
      if (word.length > longest) continue;
      if (index > done) pieces.push({ text: run.text.slice(done, index) });
      pieces.push({ text: word, noWrap: true });
      done = index + word.length;
    }
    if (done < run.text.length || pieces.length === 0) pieces.push({ text: run.text.slice(done) });
    return pieces;
  });
}

type Styled = Readonly<Record<string, unknown>>;

/** pdfmake drops the style of a piece that contains pieces: they stand side by side, each with the whole style. */
function flat(text: unknown, style: Styled): Styled[] {
  if (Array.isArray(text)) return text.flatMap((one) => flat(one, style));
  if (typeof text === 'object' && text !== null) {
    const { text: inner, ...own } = text as Styled;
    return flat(inner, { ...style, ...own });
  }
  return inlinesOf(String(text)).map((piece) => ({ ...style, ...piece }));
}

/** The content with each of its texts in drawable pieces. */
export function typeset(value: unknown): unknown {
  if (typeof value === 'string') return { text: flat(value, {}) };
  if (Array.isArray(value)) return value.map(typeset);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key === 'text') return [key, flat(inner, {})];
      // Lists of columns, rows and parts hold texts; widths and margins are lists of measures.
      return [key, key !== 'widths' && typeof inner === 'object' ? typeset(inner) : inner];
    }),
  );
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

const { resolve } = createRequire(import.meta.url);
const bytesOf = (file: string): Buffer => withoutLayout(readFileSync(resolve(`@expo-google-fonts/${file}`)));

/**
 * A TrueType font without its tables of kerning and ligatures. Text is NFC, so each letter of Vietnamese is one glyph; the regular face has
 * no kerning anyway, and office programs switch kerning off by default. Reading these tables anew took two thirds of each paper's time.
 */
function withoutLayout(font: Buffer): Buffer {
  const [header, record] = [12, 16];
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, n) =>
    font.subarray(header + n * record, header + (n + 1) * record),
  ).filter((one) => !['GDEF', 'GPOS', 'GSUB'].includes(one.toString('latin1', 0, 4)));
  const thinner = Buffer.from(font);
  thinner.writeUInt16BE(tables.length, 4);
  for (const [n, one] of tables.entries()) one.copy(thinner, header + n * record);
  return thinner;
}

/** The letter of all papers: Times metrics, as ND 30/2020 asks. */
const text = {
  normal: 'tinos/400Regular/Tinos_400Regular.ttf',
  bold: 'tinos/700Bold/Tinos_700Bold.ttf',
  italics: 'tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
  bolditalics: 'tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf',
};
/** Ticks, boxes, stars and the like, which the letter of papers lacks. */
const symbols = 'noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf';

/** By family, as pdfmake names them. */
export const families = {
  Tinos: text,
  Symbols: { normal: symbols, bold: symbols, italics: symbols, bolditalics: symbols },
};

export const fontFiles: ReadonlyMap<string, Buffer> = new Map(
  [...Object.values(text), symbols].map((file) => [file, bytesOf(file)]),
);

const opened = new Map<string, Font>();

function fontOf(file: string): Font {
  const font = opened.get(file) ?? create(fontFiles.get(file) ?? bytesOf(file));
  opened.set(file, font);
  return font;
}

const drawnBy = new Map<string, keyof typeof families | null>();

/** The family that draws this character; null without one. */
export function familyOf(character: string): keyof typeof families | null {
  const known = drawnBy.get(character);
  if (known !== undefined) return known;
  const code = character.codePointAt(0) ?? 0;
  const drawn = (file: string): boolean => fontOf(file).hasGlyphForCodePoint(code);
  const family = drawn(text.normal) ? 'Tinos' : drawn(symbols) ? 'Symbols' : null;
  drawnBy.set(character, family);
  return family;
}

/** Points that a line of text takes. */
export function widthOf(line: string, size: number, face: keyof typeof text = 'normal'): number {
  const font = fontOf(text[face]);
  return (font.layout(line).advanceWidth / font.unitsPerEm) * size;
}

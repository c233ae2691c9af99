import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

const { resolve } = createRequire(import.meta.url);
const bytesOf = (file: string): Buffer => readFileSync(resolve(`@expo-google-fonts/${file}`));

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

/** Which family draws this character; null where none can. */
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

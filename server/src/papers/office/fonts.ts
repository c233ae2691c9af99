import type { DocumentDoubt } from '@dien-hong/shared/documents-refusals';

/** Free fonts with letters of exactly the same width: lines and pages stay as they were. */
const asWide: Readonly<Record<string, readonly string[]>> = {
  timesnewroman: ['liberationserif', 'tinos'],
  arial: ['liberationsans', 'arimo'],
  arialnarrow: ['liberationsansnarrow'],
  couriernew: ['liberationmono', 'cousine'],
  calibri: ['carlito'],
  calibrilight: ['carlito'],
  cambria: ['caladea'],
};
/** The signs of these fonts are mapped one by one. */
const signs = /^(symbol|wingdings|webdings|mtextra|cambriamath)/;

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '');

/** The fonts that an office document names and its PDF shows in letters of another width. */
export function missingFonts(named: readonly string[], drawn: readonly string[]): DocumentDoubt[] {
  const there = drawn.map((name) => plain(name.replace(/^[A-Z]{6}\+/, '')));
  const missing = named.filter((name) => {
    const wanted = plain(name);
    return (
      !signs.test(wanted) &&
      ![wanted, ...(asWide[wanted] ?? [])].some((one) => there.some((font) => font.startsWith(one)))
    );
  });
  return missing.length > 0 ? [{ code: 'office-missing-font', params: { fonts: missing.slice(0, 3).join(', ') } }] : [];
}

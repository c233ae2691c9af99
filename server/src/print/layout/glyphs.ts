import { familyOf } from './fonts.ts';

/** The private codes that Word's Symbol and Wingdings bullets leave behind, as characters that say the same. */
const wordBullets: Readonly<Record<string, string>> = {
  '\uf02d': '–',
  '\uf06c': '●',
  '\uf06e': '■',
  '\uf06f': '□',
  '\uf071': '❑',
  '\uf075': '◆',
  '\uf076': '❖',
  '\uf0a7': '▪',
  '\uf0a8': '☐',
  '\uf0b7': '•',
  '\uf0d8': '➢',
  '\uf0e0': '→',
  '\uf0fb': '✗',
  '\uf0fc': '✓',
  '\uf0fd': '☒',
  '\uf0fe': '☑',
  '\uf04a': '☺',
};

/** Characters that change the look of the character before them and draw nothing themselves. */
const shapeless = /\ufe0e|\ufe0f|\u200d|[\u{1f3fb}-\u{1f3ff}]/gu;

/** Stands for characters that no font of papers draws: an empty box could be taken for something written. */
export const notPrinted = '[ký tự không in được]';

export interface Run {
  readonly text: string;
  readonly family: 'Tinos' | 'Symbols';
}

/** A text as the papers draw it: composed, with the bullets of Word in characters of their own. */
const composed = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\uf000-\uf0ff]/g, (one) => wordBullets[one] ?? one)
    .replace(shapeless, '');

const isLayout = (character: string): boolean => character === '\n' || character === '\t';

/** The text in runs of one font each; words stand for characters that no font draws. */
export function runsOf(text: string): Run[] {
  const runs: { text: string; family: Run['family'] }[] = [];
  let missing = false;
  for (const character of composed(text)) {
    const last = runs.at(-1);
    // A space stays with the run before it: a justified line is spread between its runs.
    const family = character === ' ' && last ? last.family : isLayout(character) ? 'Tinos' : familyOf(character);
    const piece = family === null ? (missing ? '' : notPrinted) : character;
    missing = family === null;
    if (last && last.family === (family ?? 'Tinos')) last.text += piece;
    else runs.push({ text: piece, family: family ?? 'Tinos' });
  }
  return runs;
}

/** The characters of a text that no font of papers draws, each once. */
export const undrawable = (text: string): string[] => [
  ...new Set([...composed(text)].filter((character) => !isLayout(character) && familyOf(character) === null)),
];

/** Every text within content. */
const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
};

/** The same for the whole content of a paper. */
export const undrawableIn = (content: unknown): string[] => undrawable(textsOf(content).join('\n'));

/** "ភ (U+1797)": the code can be read where the character itself cannot. */
export const letterWords = (letters: readonly string[]): string =>
  letters
    .map((one) => `${one} (U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`)
    .join(', ');

import * as z from 'zod/mini';

// biome-ignore lint/suspicious/noControlCharactersInRegex: pasted from office programs.
const breaks = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
const spaces = /[\t\p{Zs}]/gu;
/** Letters nobody sees: directions, spaces without width, soft hyphens. Those that join emoji and Khmer letters stay. */
const unseen = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** A text as it is kept, compared and signed: NFC, every break a line end, every space a plain one, nothing unseen. */
export const written = (value: string): string =>
  value.replace(breaks, '\n').replace(spaces, ' ').replace(unseen, '').normalize('NFC').trim();

/** The same in one line. */
export const writtenLine = (value: string): string => written(value).replace(/ *\n\s*/g, ' ');

/** Whether marks stand in a text that turn the direction of reading: a name with them is read as another. */
export const hasDirections = (value: string): boolean => /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(value);

/** Every text in a value, NFC: for values that were kept before their schema composed texts. */
export function composed<T>(value: T): T {
  if (typeof value === 'string') return value.normalize('NFC') as T;
  if (Array.isArray(value)) return value.map(composed) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, composed(member)])) as T;
}

const cleanText = (clean: (value: string) => string, max: number, min: number) =>
  z.pipe(
    z.pipe(z.string(), z.transform(clean)),
    z.string().check(
      z.minLength(min),
      z.maxLength(max),
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the refused characters.
      z.regex(/^[^\p{Cs}\u0000-\u0009\u000b-\u001f\u007f-\u009f]*$/u),
    ),
  );

/** Text a person typed or pasted, with its lines. Control characters and halves of a letter are refused. */
export const text = (max: number, min = 1) => cleanText(written, max, min);

/** A name, a title: the same in one line. */
export const line = (max: number, min = 1) => cleanText(writtenLine, max, min);

import * as z from 'zod';
import { hasDirections, limits, written, writtenLine } from '../kernel/index.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the refused characters.
const control = /[\p{Cs}\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/u;
const clean = (tidy: (text: string) => string, most: number, least: number) =>
  z
    .string()
    .refine((text) => !hasDirections(text), 'holds a mark that turns the direction of reading')
    .refine((text) => !control.test(text), 'holds a control character')
    .transform(tidy)
    .pipe(z.string().min(least).max(most));
/** A name, a title: one line. */
export const line = (most: number, least = 1) => clean(writtenLine, most, least);
/** Several lines. */
export const text = (most: number, least = 1) => clean(written, most, least);
/** A list of at most `most` entries. */
export const few = <T extends z.ZodType>(schema: T, most: number) => z.array(schema).max(most);

export const Id = z.string().regex(/^[A-Za-z0-9._:-]{1,60}$/, 'letters without marks, digits, . _ : - only');
const whole = ({ least, most }: { readonly least: number; readonly most: number }) => z.int().min(least).max(most);
export const Instant = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  .pipe(whole(limits.instant));
export const PlannedMinutes = whole(limits.plannedMinutes);
export const SpeechSeconds = whole(limits.speechSeconds);
export const WorkingDays = whole(limits.workingDays);
export const Coordinate = z.number().min(limits.coordinate.least).max(limits.coordinate.most);
export const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);
/** The same, empty unless it is stated. */
export const list = <T extends z.ZodType>(schema: T, most: number = limits.people) => few(schema, most).default([]);

/** Words that are kept as they stand and must be understood. */
export const understood = (read: (words: string) => unknown, examples: string) =>
  line(limits.name).refine((words) => read(words) !== null, {
    error: ({ input }) => `"${String(input)}" is not understood; known are: ${examples}`,
  });

/** Where a path leads: `meetings[0].agenda[3].title`. */
export const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

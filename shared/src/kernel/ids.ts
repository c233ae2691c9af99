import * as z from 'zod/mini';

/** An identifier made by a person's package or by a client: 1-80 plain characters. */
export const Id = z.string().check(z.minLength(1), z.maxLength(80), z.regex(/^[A-Za-z0-9._:-]+$/));

/** SHA-256 of some bytes, 64 lower-case hexadecimal digits. */
export const Digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** Text a person typed: trimmed, NFC, no control characters but line ends. */
export const text = (max: number, min = 1) =>
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((value: string) => value.normalize('NFC').trim()),
    ),
    z.string().check(
      z.minLength(min),
      z.maxLength(max),
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused.
      z.regex(/^[^\u0000-\u0009\u000b-\u001f\u007f]*$/),
    ),
  );

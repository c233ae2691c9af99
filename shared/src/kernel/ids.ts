import * as z from 'zod/mini';
import { limits } from './limits.ts';

/** An identifier made by a person's package or by a client: 1-80 plain characters. */
export const Id = z.string().check(z.minLength(1), z.maxLength(limits.id), z.regex(/^[A-Za-z0-9._:-]+$/));

/** The id of a command, made by the client: a retry carries the same one and gets the same answer. */
export const CommandId = Id.check(z.minLength(8));

/** Bytes in base64, at most `max` letters; empty for none. */
export const base64 = (max: number) => z.string().check(z.maxLength(max), z.regex(/^[A-Za-z0-9+/]*={0,2}$/));

/** SHA-256 of some bytes, 64 lower-case hexadecimal digits. */
export const Digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

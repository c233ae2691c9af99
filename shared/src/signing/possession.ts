import * as z from 'zod/mini';
import { limits } from '../kernel/index.ts';
import { canonicalBytes, parseCanonical } from './canonical.ts';

/** The statement that a person signs to show that he has the key of a certificate from elsewhere. Field names are part of the signed bytes. */
export const Possession = z.strictObject({
  v: z.literal(1),
  /** Made by the server for this person, once. */
  challenge: z.string().check(z.minLength(20), z.maxLength(100)),
  person: z.string().check(z.minLength(1), z.maxLength(limits.signed.id)),
});
export type Possession = z.infer<typeof Possession>;

export const possessionBytes = (statement: Possession): Uint8Array<ArrayBuffer> => canonicalBytes(statement);

/** Undefined for bytes that `possessionBytes` does not make. */
export const parsePossession = (bytes: Uint8Array): Possession | undefined =>
  Possession.safeParse(parseCanonical(bytes)).data;

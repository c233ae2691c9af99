import * as z from 'zod/mini';
import { limits } from '../kernel/index.ts';
import { canonicalBytes, parseCanonical } from './canonical.ts';

/**
 * Secret ballots by blind signatures (RFC 9474, RSABSSA-SHA384-PSS-Deterministic): what is signed in each step, as canonical
 * JSON. Field names are part of the signed bytes: never renamed. The message of a token holds a fresh public key, which is
 * entropy enough for the variant without a randomised message.
 */
const Id = z.string().check(z.minLength(1), z.maxLength(limits.signed.id));
const Base64 = z.string().check(z.minLength(1), z.maxLength(1400), z.regex(/^[A-Za-z0-9+/]+={0,2}$/));

/** The contents of a token: a throw-away key, in one vote. */
const TokenMessage = z.strictObject({ v: z.literal(1), meeting: Id, vote: Id, key: Base64 });
export type TokenMessage = z.infer<typeof TokenMessage>;

/** The bytes that server and board sign blindly. */
export const tokenBytes = ({ meeting, vote, key }: Omit<TokenMessage, 'v'>): Uint8Array<ArrayBuffer> =>
  canonicalBytes({ v: 1, meeting, vote, key });

/** The request that a member signs with his own key to receive a slip. */
export const SlipRequest = z.strictObject({
  v: z.literal(1),
  request: z.literal('slip'),
  meeting: Id,
  vote: Id,
  /** The token's bytes, blinded for the server's key and for the counting board's; base64. */
  blinded: z.strictObject({ house: Base64, board: Base64 }),
  voter: Id,
  /** The instant of signing on the server's clock, ISO 8601 in UTC. */
  at: z.iso.datetime(),
});
export type SlipRequest = z.infer<typeof SlipRequest>;

export const slipRequestBytes = (request: SlipRequest): Uint8Array<ArrayBuffer> => canonicalBytes(request);

export function parseSlipRequest(bytes: Uint8Array): SlipRequest | null {
  const read = SlipRequest.safeParse(parseCanonical(bytes));
  return read.success ? read.data : null;
}

const Marks = z
  .array(z.array(z.int().check(z.gte(0), z.lt(limits.choices))).check(z.maxLength(limits.choices)))
  .check(z.maxLength(limits.rows));

const slipFields = {
  v: z.literal(1),
  meeting: Id,
  vote: Id,
  /** The throw-away public key, SPKI in base64. */
  key: Base64,
  /** For each row the numbers of the choices marked. */
  marks: Marks,
  /** The token: both signatures over `tokenBytes`. */
  house: Base64,
  board: Base64,
} as const;

/** A secret ballot as it lies in the box: nothing in it leads to a person. `signature`: by the throw-away key (P-256, SHA-256). */
export const Slip = z.strictObject({ ...slipFields, signature: Base64 });
export type Slip = z.infer<typeof Slip>;

/** The bytes that the throw-away key signs. */
export const unsignedSlipBytes = ({ v, meeting, vote, key, marks, house, board }: Omit<Slip, 'signature'>) =>
  canonicalBytes({ v, meeting, vote, key, marks, house, board });

export const slipBytes = (slip: Slip): Uint8Array<ArrayBuffer> => canonicalBytes(slip);

export function parseSlip(bytes: Uint8Array): Slip | null {
  const read = Slip.safeParse(parseCanonical(bytes));
  return read.success ? read.data : null;
}

/** The bytes that the holder of the board's key signs to open the count of one vote. */
export const openingBytes = (opening: { meeting: string; vote: string }): Uint8Array<ArrayBuffer> =>
  canonicalBytes({ v: 1, open: 'count', meeting: opening.meeting, vote: opening.vote });

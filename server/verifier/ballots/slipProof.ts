import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { type Motion, type Refusal, refuse } from '@dien-hong/shared';
import { parseSlip, type Slip, tokenBytes, unsignedSlipBytes } from '@dien-hong/shared/signing';
import type { SecretBallotScheme } from './scheme.ts';

/** The values that a slip must match: those of the vote as it was opened. */
export interface ExpectedSlip {
  readonly meetingId: string;
  readonly motion: Motion;
  /** Public keys of server and board, SPKI in base64. */
  readonly keys: { readonly house: string; readonly board: string };
}

export type CheckedSlip =
  | { readonly ok: true; readonly token: string; readonly slip: Slip }
  | { readonly ok: false; readonly refusal: Refusal };

/** SHA-256 of a token's message, hex: slips are sorted and found by it. */
export const tokenHash = (message: Uint8Array): string => createHash('sha256').update(message).digest('hex');

function throwAwayKey(key: string): KeyObject | null {
  try {
    const made = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
    return made.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? made : null;
  } catch {
    return null;
  }
}

const shaped = ({ marks }: Slip, { rows, choices }: Motion): boolean =>
  marks.length === rows.length &&
  marks.every((row) => new Set(row).size === row.length && row.every((choice) => choice < choices.length));

/**
 * Verifies a slip: its canonical form, both signatures of its token, and that of the throw-away key. Whether the marks make a valid ballot
 * is decided at the count, as on paper.
 */
export function checkSlip(bytes: Uint8Array, expected: ExpectedSlip, scheme: SecretBallotScheme): CheckedSlip {
  const slip = parseSlip(bytes);
  if (!slip) return refuse('slip-malformed');
  if (slip.meeting !== expected.meetingId || slip.vote !== expected.motion.id) return refuse('slip-for-another-vote');
  if (!shaped(slip, expected.motion)) return refuse('slip-malformed');
  const key = throwAwayKey(slip.key);
  if (!key) return refuse('slip-malformed');
  const message = tokenBytes(slip);
  const from = (base64: string) => Buffer.from(base64, 'base64');
  const { house, board } = expected.keys;
  if (!scheme.holds(house, message, from(slip.house)) || !scheme.holds(board, message, from(slip.board)))
    return refuse('slip-token-invalid');
  const signed = verify('sha256', unsignedSlipBytes(slip), { key, dsaEncoding: 'ieee-p1363' }, from(slip.signature));
  return signed ? { ok: true, token: tokenHash(message), slip } : refuse('slip-signature-invalid');
}

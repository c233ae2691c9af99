import { plainLetters, type Refusal, refuse } from '@dien-hong/shared';
import { parsePossession } from '@dien-hong/shared/signing';
import { readCertificate } from '../../verifier/signatures/certificate.ts';
import { verifyCades } from '../../verifier/signatures/cms.ts';
import type { Standing, Trust } from '../../verifier/signatures/trust.ts';

export interface Possessed {
  readonly ok: true;
  readonly fingerprint: string;
  readonly serial: string;
  readonly standing: Standing;
}

/** Words before a name that occur in certificates and never in lists. */
const title = /^(ong|ba|dong chi|ths|ts|pgs|gs)\s+/;
const nameOf = (text: string): string =>
  plainLetters(text)
    .replaceAll(/[^a-z ]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(title, '');

/**
 * Whether the sender has the key of the certificate he brings, and is the person it names: he signed the challenge that was made for him.
 * Refusals: those of `verifyCades`, `certificate-malformed`, `certificate-not-proved`, `certificate-name-differs`.
 */
export async function possessionOf(
  certificate: Uint8Array<ArrayBuffer>,
  cms: Uint8Array,
  expected: { readonly challenge: string; readonly personId: string; readonly fullName: string },
  { trust, at }: { readonly trust: Trust; readonly at: Date },
): Promise<Possessed | { readonly ok: false; readonly refusal: Refusal }> {
  const read = readCertificate(certificate);
  if (!read) return refuse('certificate-malformed');
  const verified = await verifyCades(cms, { trust, at });
  if (!verified.ok) return verified;
  const said = parsePossession(verified.content);
  const proved =
    said?.challenge === expected.challenge &&
    said.person === expected.personId &&
    verified.certificate.fingerprint === read.fingerprint;
  if (!proved) return refuse('certificate-not-proved');
  const { commonName } = read.subject;
  if (nameOf(commonName) !== nameOf(expected.fullName)) return refuse('certificate-name-differs', { name: commonName });
  const { fingerprint, serial, standing } = verified.certificate;
  return { ok: true, fingerprint, serial, standing };
}

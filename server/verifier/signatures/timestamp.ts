import { randomBytes } from 'node:crypto';
import { type Signer, signCades } from '@dien-hong/shared/cades';
import { type Refused, refused } from '@dien-hong/shared/signing';
import { id_sha256 } from '@peculiar/asn1-rsa';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { Accuracy, id_ct_tstInfo, MessageImprint, TSTInfo } from '@peculiar/asn1-tsp';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { sha256 } from '../../src/signing/softSigner.ts';
import { type SigningIdentity, verifyCades } from './cms.ts';
import { readSignature, sameBytes } from './cmsRead.ts';
import type { Trust } from './trust.ts';

/** The policy a token states: an identifier anyone may use (X.667), standing for "own clock, no audit". */
const POLICY = '2.25.1';

/** An RFC 3161 token over a SHA-256 digest, in DER, by the house's own authority. `at` is cut to whole seconds. */
export function timeStampToken(digest: Uint8Array, authority: Signer, at: Date): Promise<Uint8Array<ArrayBuffer>> {
  const genTime = new Date(Math.floor(at.getTime() / 1000) * 1000);
  const serial = randomBytes(16);
  serial[0] = ((serial[0] as number) & 0x3f) | 0x40;
  const info = new TSTInfo({
    policy: POLICY,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithm: id_sha256, parameters: null }),
      hashedMessage: new OctetString(digest),
    }),
    serialNumber: new Uint8Array(serial).buffer,
    genTime,
    accuracy: new Accuracy({ seconds: 1 }),
  });
  const content = new Uint8Array(AsnConvert.serialize(info));
  return signCades({ content }, authority, sha256, { signingTime: genTime, contentType: id_ct_tstInfo });
}

/**
 * Verifies a token (of ours or of another trusted authority) over a SHA-256 digest, as of the time it states: a
 * stamp outlives the certificate that made it. `now` only shuts out stamps from the future.
 */
export async function verifyTimeStamp(
  token: Uint8Array,
  digest: Uint8Array,
  { trust, now }: { trust: Trust; now: Date },
): Promise<{ ok: true; at: Date; authority: SigningIdentity } | Refused> {
  const read = readSignature(token);
  if (!read.ok || !read.content) return refused('time-stamp-malformed');
  let info: TSTInfo;
  try {
    info = AsnConvert.parse(read.content, TSTInfo);
  } catch {
    return refused('time-stamp-malformed');
  }
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  if (hashAlgorithm.algorithm !== id_sha256 || !sameBytes(hashedMessage.buffer, digest)) {
    return refused('time-stamp-of-another');
  }
  const at = info.genTime;
  if (at.getTime() > now.getTime() + 2 * 60_000) {
    return refused('signature-from-the-future', { signingTime: at.toISOString() });
  }
  const verified = await verifyCades(token, { trust, at, contentType: id_ct_tstInfo, purpose: 'time-stamp' });
  return verified.ok ? { ok: true, at, authority: verified.certificate } : verified;
}

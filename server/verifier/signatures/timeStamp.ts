import { type Refused, refused } from '@dien-hong/shared/signing';
import { id_sha256 } from '@peculiar/asn1-rsa';
import { AsnConvert } from '@peculiar/asn1-schema';
import { id_ct_tstInfo, TSTInfo } from '@peculiar/asn1-tsp';
import { type SigningIdentity, verifyCades } from './cms.ts';
import { readSignature, sameBytes } from './cmsRead.ts';
import type { Trust } from './trust.ts';

/**
 * Verifies a token (of ours or of another trusted authority) over a SHA-256 digest, as of the time it states: a stamp outlives the
 * certificate that made it. `now` only serves to refuse stamps from the future.
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

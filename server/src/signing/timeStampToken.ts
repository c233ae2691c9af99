import { randomBytes } from 'node:crypto';
import { type Signer, signCades } from '@dien-hong/shared/cades';
import { id_sha256 } from '@peculiar/asn1-rsa';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { Accuracy, id_ct_tstInfo, MessageImprint, TSTInfo } from '@peculiar/asn1-tsp';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { sha256 } from './softSigner.ts';

/** The policy a token states: an identifier anyone may use (X.667), standing for "own clock, no audit". */
const POLICY = '2.25.1';

/** An RFC 3161 token over a SHA-256 digest, in DER, by the installation's own authority. `at` is cut to whole seconds. */
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

import { hash as digest } from 'node:crypto';
import { assembleCades, type SignatureAlgorithm } from '@dien-hong/shared/cades';
import { type Refused, refused } from '@dien-hong/shared/signing';
import { id_data } from '@peculiar/asn1-cms';
import { id_ecdsaWithSHA256 } from '@peculiar/asn1-ecc';
import { id_RSASSA_PSS, id_sha256WithRSAEncryption } from '@peculiar/asn1-rsa';
import { type Certificate, readCertificate } from './certificate.ts';
import {
  type Hash,
  isExactDer,
  type ReadSignature,
  readSignature,
  sameBytes,
  signedBytes,
  verification,
  verifies,
} from './cmsRead.ts';
import { type Chain, issued, type Standing, type Trust } from './trust.ts';

/** The signer, according to the certificate and the chain above it. */
export interface SigningIdentity {
  /** SHA-256 of the certificate, lower-case hex: its name in the installation's registry. */
  fingerprint: string;
  /** Lower-case hex. */
  serial: string;
  /** `personId` has a meaning only under the installation's own authority; match people by `fingerprint`. */
  subject: Certificate['subject'];
  notBefore: Date;
  notAfter: Date;
  /** `test`: show the label "CHỮ KÝ THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" wherever the signature shows. */
  standing: Standing;
  revocationChecked: boolean;
}

export interface VerifiedCades {
  ok: true;
  /** The signed content; empty when detached. */
  content: Uint8Array<ArrayBuffer>;
  certificate: SigningIdentity;
  /** DER, the signer's issuer first, without the root. */
  issuers: Uint8Array[];
  signingTime: Date | undefined;
  signature: Uint8Array<ArrayBuffer>;
  /** RFC 3161 token over `signature`, not yet verified. */
  timeStamp: Uint8Array<ArrayBuffer> | undefined;
}

export interface CadesExpectation {
  trust: Trust;
  /** When the signature is known to have existed (its receipt, its time stamp). Now, for one that just arrived. */
  at: Date;
  /** For a detached signature: the bytes, or their SHA-256. Without it the content must be inside. */
  detached?: { content: Uint8Array } | { sha256: Uint8Array };
  /** The kind of content expected inside; plain data by default. */
  contentType?: string;
  purpose?: 'signature' | 'time-stamp';
}

/** A device's clock may run ahead by this much. */
const CLOCK_SKEW = 2 * 60_000;

const ours = new Map<string, SignatureAlgorithm>([
  [id_ecdsaWithSHA256, 'ecdsa-p256-sha256'],
  [id_RSASSA_PSS, 'rsa-pss-sha256'],
  [id_sha256WithRSAEncryption, 'rsa-pkcs1-sha256'],
]);

/**
 * An attached signature of ours has one spelling: it is assembled again from the parts that were read, and must come
 * out the same. This shuts out every unsigned byte that could be changed, added or encoded another way.
 */
function isOurSpelling(der: Uint8Array, read: ReadSignature, { leaf, issuers }: Chain): boolean {
  const algorithm = ours.get(read.signer.signatureAlgorithm.algorithm);
  if (!algorithm || read.hash !== 'sha256') return false;
  const again = assembleCades(
    {
      content: read.content,
      contentType: read.contentType === id_data ? undefined : read.contentType,
      contentDigest: read.messageDigest,
      certificate: leaf.der,
      certificateDigest: read.certificateHash.value,
      issuerAndSerial: leaf.issuerAndSerial,
      chain: issuers.map((issuer) => issuer.der),
      signingTime: read.signingTime,
    },
    algorithm,
    read.signature,
  );
  return sameBytes(again, der);
}

/**
 * A signature by other software: exact DER, the versions RFC 5652 asks for, and no enclosed certificate that is damaged: those outside the
 * chain prove nothing, but a changed byte in them must be noticed.
 */
function isSoundForeign(der: Uint8Array, read: ReadSignature, { leaf, issuers, root }: Chain): boolean {
  const { version, digestAlgorithms } = read.shell.content;
  if (read.signer.version !== 1 || ![1, 3, 4, 5].includes(version) || !isExactDer(der, read)) return false;
  if (digestAlgorithms.length !== 1 || digestAlgorithms[0]?.algorithm !== read.signer.digestAlgorithm.algorithm) {
    return false;
  }
  const path = [leaf, ...issuers, root];
  const surplus = read.certificates.filter((one) => !path.some((known) => sameBytes(known.der, one)));
  const enclosed = surplus.map(readCertificate);
  const authorities = [...path, ...enclosed];
  return enclosed.every((one) => one && authorities.some((authority) => authority && issued(authority, one)));
}

function digestRight(read: ReadSignature, detached: CadesExpectation['detached']): boolean {
  const hashed = (bytes: Uint8Array, hash: Hash) => digest(hash, bytes, 'buffer');
  if (!detached) return read.content !== undefined && sameBytes(hashed(read.content, read.hash), read.messageDigest);
  if (read.content) return false;
  if ('content' in detached) return sameBytes(hashed(detached.content, read.hash), read.messageDigest);
  return read.hash === 'sha256' && sameBytes(detached.sha256, read.messageDigest);
}

/**
 * Verifies a CAdES signature: its structure, its certificate (chain, validity at signing time and at `at`, revocation, usage, strength),
 * and the signature itself, in the thread pool. Attached ones (ballots, log heads) must be spelled exactly as `signCades` spells them, with
 * a signing-time and the issuers enclosed. Detached ones (PDF) and time stamps may come from other software: SHA-256 or stronger, exact
 * DER, the three attributes at least, others allowed.
 */
export async function verifyCades(der: Uint8Array, expected: CadesExpectation): Promise<VerifiedCades | Refused> {
  const { trust, at, detached, contentType = id_data, purpose = 'signature' } = expected;
  const read = readSignature(der);
  if (!read.ok) return read;
  if (read.contentType !== contentType) return refused('signature-malformed');
  const foreign = detached !== undefined || purpose === 'time-stamp';
  if (!foreign && !read.signingTime) return refused('signature-attributes-missing');
  const { signingTime, certificateHash } = read;
  const position = read.certificates.findIndex((one) =>
    sameBytes(digest(certificateHash.hash, one, 'buffer'), certificateHash.value),
  );
  const leafDer = read.certificates[position];
  if (!leafDer) return refused('signature-certificate-swapped');
  if (!digestRight(read, detached)) return refused('signature-content-altered');
  if (signingTime && signingTime.getTime() > at.getTime() + CLOCK_SKEW) {
    return refused('signature-from-the-future', { signingTime: signingTime.toISOString() });
  }

  // A clock running ahead within the tolerance must not make a certificate look expired or issued in the future.
  const instants = signingTime && signingTime < at ? [signingTime, at] : [at];
  const chain = trust.check(leafDer, read.certificates.toSpliced(position, 1), purpose, instants);
  if (!chain.ok) return chain;
  const { leaf, issuers } = chain;
  if (!sameBytes(read.signer.sid, leaf.issuerAndSerial)) return refused('signature-certificate-swapped');
  if (!(foreign ? isSoundForeign(der, read, chain) : isOurSpelling(der, read, chain)))
    return refused('signature-not-canonical');
  const key = verification(read, leaf);
  if (!key) return refused('signature-algorithm-refused');
  if (!(await verifies(read.hash, signedBytes(read), key, read.signature))) return refused('signature-wrong');
  return {
    ok: true,
    content: read.content ?? new Uint8Array(),
    certificate: {
      fingerprint: leaf.fingerprint,
      serial: leaf.serial,
      subject: leaf.subject,
      notBefore: leaf.notBefore,
      notAfter: leaf.notAfter,
      standing: chain.standing,
      revocationChecked: chain.revocationChecked,
    },
    issuers: issuers.map((issuer) => issuer.der),
    signingTime,
    signature: read.signature,
    timeStamp: read.timeStamp,
  };
}

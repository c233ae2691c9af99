import {
  DigestAlgorithmIdentifier,
  DigestAlgorithmIdentifiers,
  EncapsulatedContent,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  id_data,
} from '@peculiar/asn1-cms';
import { ECDSASigValue, id_ecdsaWithSHA256 } from '@peculiar/asn1-ecc';
import { id_mgf1, id_RSASSA_PSS, id_sha256, id_sha256WithRSAEncryption, RsaSaPssParams } from '@peculiar/asn1-rsa';
import { AsnConvert, AsnObjectIdentifierConverter, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier, Certificate, Time } from '@peculiar/asn1-x509';
import { type BallotStatement, ballotBytes } from './ballot.ts';
import {
  Attribute,
  AttributeSet,
  EssCertIdV2,
  RawSet,
  rawOf,
  SignedContent,
  SignerInfo,
  SignerInfos,
  SigningCertificateV2,
} from './cmsSchema.ts';

export * from './cmsSchema.ts';

export const OID = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimeStamp: '1.2.840.113549.1.9.16.2.14',
} as const;

export type SignatureAlgorithm = 'ecdsa-p256-sha256' | 'rsa-pss-sha256' | 'rsa-pkcs1-sha256';

/** A key somewhere (browser, file, remote service) with the certificate that speaks for it. */
export interface Signer {
  /** DER. */
  certificate: Uint8Array;
  /** DER, issuer first, without the root. */
  chain: Uint8Array[];
  algorithm: SignatureAlgorithm;
  /** Signs the bytes, hashing them with SHA-256 itself. ECDSA answers r||s as WebCrypto does; RSA the plain signature. */
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

export type Sha256 = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;

/** Everything that stands in a CAdES-BES signature of ours. The same parts always give the same bytes. */
export interface CadesParts {
  /** The type of the content: plain data unless given (a time stamp gives its own). */
  contentType?: string | undefined;
  /** The signed bytes, carried inside. Left out when detached. */
  content?: Uint8Array | undefined;
  contentDigest: Uint8Array;
  certificate: Uint8Array;
  certificateDigest: Uint8Array;
  /** DER of `issuerAndSerial(certificate)`. */
  issuerAndSerial: Uint8Array;
  chain: Uint8Array[];
  /** Whole seconds: CMS keeps no finer. */
  signingTime?: Date | undefined;
}

const pss = new RsaSaPssParams({
  hashAlgorithm: new AlgorithmIdentifier({ algorithm: id_sha256, parameters: null }),
  maskGenAlgorithm: new AlgorithmIdentifier({
    algorithm: id_mgf1,
    parameters: AsnConvert.serialize(new AlgorithmIdentifier({ algorithm: id_sha256, parameters: null })),
  }),
  saltLength: 32,
});

// Not the ready-made `sha256WithRSAEncryption` of asn1-rsa 2.11: it carries the identifier of SHA-512/256.
const signatureAlgorithms: Record<SignatureAlgorithm, AlgorithmIdentifier> = {
  'ecdsa-p256-sha256': new AlgorithmIdentifier({ algorithm: id_ecdsaWithSHA256 }),
  'rsa-pss-sha256': new AlgorithmIdentifier({
    algorithm: id_RSASSA_PSS,
    parameters: AsnConvert.serialize(pss),
  }),
  'rsa-pkcs1-sha256': new AlgorithmIdentifier({ algorithm: id_sha256WithRSAEncryption, parameters: null }),
};

const sha256Identifier = new DigestAlgorithmIdentifier({ algorithm: id_sha256 });

function buffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

/** DER order of a SET OF: the encodings compared byte by byte. */
function compareBytes(a: ArrayBuffer, b: ArrayBuffer): number {
  const left = new Uint8Array(a);
  const right = new Uint8Array(b);
  const shorter = Math.min(left.length, right.length);
  for (let at = 0; at < shorter; at++) {
    const difference = (left[at] as number) - (right[at] as number);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function attribute(attrType: string, value: ArrayBuffer | Uint8Array): Attribute {
  const one = new Attribute();
  one.attrType = attrType;
  one.attrValues = [new Uint8Array(value)];
  return one;
}

function sortedAttributes(parts: CadesParts): AttributeSet {
  const signingCertificate = new SigningCertificateV2();
  const reference = new EssCertIdV2();
  reference.certHash = new OctetString(parts.certificateDigest);
  signingCertificate.certs = [reference];
  const attributes = [
    attribute(OID.contentType, AsnObjectIdentifierConverter.toASN(parts.contentType ?? id_data).toBER()),
    attribute(OID.messageDigest, AsnConvert.serialize(new OctetString(parts.contentDigest))),
    attribute(OID.signingCertificateV2, AsnConvert.serialize(signingCertificate)),
  ];
  if (parts.signingTime) attributes.push(attribute(OID.signingTime, AsnConvert.serialize(new Time(parts.signingTime))));
  const encoded = attributes.map((one) => ({ one, der: AsnConvert.serialize(one) }));
  encoded.sort((a, b) => compareBytes(a.der, b.der));
  return new AttributeSet(encoded.map(({ one }) => one));
}

/** The bytes that the key signs: the signed attributes as a DER SET. */
export function bytesToSign(parts: CadesParts): Uint8Array<ArrayBuffer> {
  return new Uint8Array(AsnConvert.serialize(sortedAttributes(parts)));
}

/** The whole signature. `signature` as CMS holds it: for ECDSA the DER form. */
export function assembleCades(
  parts: CadesParts,
  algorithm: SignatureAlgorithm,
  signature: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const signer = new SignerInfo();
  signer.sid = new Uint8Array(parts.issuerAndSerial);
  signer.digestAlgorithm = sha256Identifier;
  signer.signedAttrs = sortedAttributes(parts);
  signer.signatureAlgorithm = signatureAlgorithms[algorithm];
  signer.signature = new OctetString(signature);

  const shell = new SignedContent();
  const signedData = shell.content;
  // RFC 5652, 5.1: version 3 as soon as the content is not plain data.
  signedData.version = parts.contentType ? 3 : 1;
  signedData.digestAlgorithms = new DigestAlgorithmIdentifiers([sha256Identifier]);
  signedData.encapContentInfo = new EncapsulatedContentInfo({
    eContentType: parts.contentType ?? id_data,
    ...(parts.content ? { eContent: new EncapsulatedContent({ single: new OctetString(parts.content) }) } : {}),
  });
  const certificates = [parts.certificate, ...parts.chain].map(buffer).sort(compareBytes);
  signedData.certificates = new RawSet(certificates.map((der) => rawOf(new Uint8Array(der))));
  signedData.signerInfos = new SignerInfos([signer]);
  return new Uint8Array(AsnConvert.serialize(shell));
}

/** The signer, as CMS names a certificate. */
export function issuerAndSerial(certificate: Uint8Array): Uint8Array<ArrayBuffer> {
  const { issuer, serialNumber } = AsnConvert.parse(buffer(certificate), Certificate).tbsCertificate;
  return new Uint8Array(AsnConvert.serialize(new IssuerAndSerialNumber({ issuer, serialNumber })));
}

function positive(bytes: Uint8Array): ArrayBuffer {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  const padded = (bytes[start] as number) >= 0x80 ? [0, ...bytes.subarray(start)] : bytes.subarray(start);
  return new Uint8Array(padded).buffer;
}

/** WebCrypto's r||s as the SEQUENCE of two integers that CMS and X.509 hold (RFC 3279, 2.2.3). */
export function ecdsaToDer(raw: Uint8Array): Uint8Array<ArrayBuffer> {
  const half = raw.length / 2;
  const value = new ECDSASigValue({ r: positive(raw.subarray(0, half)), s: positive(raw.subarray(half)) });
  return new Uint8Array(AsnConvert.serialize(value));
}

/**
 * A CAdES-BES signature (RFC 5652, ETSI EN 319 122-1) in DER: one signer, SHA-256, the signed attributes content-type,
 * message-digest, signing-certificate-v2, and signing-time only when given (PAdES forbids it). `content` is carried
 * inside; `digest` (SHA-256 of bytes that stay elsewhere) makes it detached. No private key and no hash function
 * stands here: the same code runs in the browser and in Node.
 */
export async function signCades(
  input: { content: Uint8Array } | { digest: Uint8Array },
  signer: Signer,
  sha256: Sha256,
  options: { signingTime?: Date; contentType?: string } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: CadesParts = {
    content: 'content' in input ? input.content : undefined,
    contentDigest: 'content' in input ? await sha256(new Uint8Array(input.content)) : input.digest,
    certificate: signer.certificate,
    certificateDigest: await sha256(new Uint8Array(signer.certificate)),
    issuerAndSerial: issuerAndSerial(signer.certificate),
    chain: signer.chain,
    signingTime: options.signingTime,
    contentType: options.contentType,
  };
  const signature = await signer.sign(bytesToSign(parts));
  const ecdsa = signer.algorithm === 'ecdsa-p256-sha256';
  return assembleCades(parts, signer.algorithm, ecdsa ? ecdsaToDer(signature) : signature);
}

/**
 * A member's ballot: attached CAdES whose signing-time is the statement's own `at`, to the second. Cut `at` to whole
 * seconds before showing or signing it.
 */
export function signBallot(statement: BallotStatement, signer: Signer, sha256: Sha256) {
  return signCades({ content: ballotBytes(statement) }, signer, sha256, { signingTime: new Date(statement.at) });
}

function onlySigner({ content }: SignedContent): SignerInfo {
  const [signer, ...others] = content.signerInfos;
  if (!signer || others.length > 0) throw new TypeError('A signature of ours has exactly one signer');
  return signer;
}

/** The signature value: a signature time stamp covers its SHA-256. For signatures made here; throws on others. */
export function signatureValue(cms: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(onlySigner(AsnConvert.parse(buffer(cms), SignedContent)).signature.buffer);
}

/** The same signature with an RFC 3161 token over its `signatureValue` (CAdES-T, PAdES B-T). */
export function withTimeStamp(cms: Uint8Array, token: Uint8Array): Uint8Array<ArrayBuffer> {
  const shell = AsnConvert.parse(buffer(cms), SignedContent);
  onlySigner(shell).unsignedAttrs = new AttributeSet([attribute(OID.signatureTimeStamp, token)]);
  return new Uint8Array(AsnConvert.serialize(shell));
}

import { constants, type VerifyKeyObjectInput, verify } from 'node:crypto';
import { type Attribute, OID, SignedContent, type SignerInfo, SigningCertificateV2 } from '@dien-hong/shared/cades';
import { type Refused, refused } from '@dien-hong/shared/signing';
import { id_signedData } from '@peculiar/asn1-cms';
import { id_ecdsaWithSHA256, id_ecdsaWithSHA384, id_ecdsaWithSHA512 } from '@peculiar/asn1-ecc';
import {
  id_mgf1,
  id_RSASSA_PSS,
  id_rsaEncryption,
  id_sha256,
  id_sha256WithRSAEncryption,
  id_sha384,
  id_sha384WithRSAEncryption,
  id_sha512,
  id_sha512WithRSAEncryption,
  RsaSaPssParams,
} from '@peculiar/asn1-rsa';
import { AsnConvert, AsnObjectIdentifierConverter, OctetString } from '@peculiar/asn1-schema';
import { AlgorithmIdentifier, Time } from '@peculiar/asn1-x509';
import type { Certificate } from './certificate.ts';

export type Hash = 'sha256' | 'sha384' | 'sha512';

/** The parts of a CMS signature: well formed and complete, and still unproven. */
export interface ReadSignature {
  ok: true;
  shell: SignedContent;
  signer: SignerInfo;
  /** Carried content; undefined when detached. */
  content: Uint8Array<ArrayBuffer> | undefined;
  contentType: string;
  /** DER, in the order in which they stand. */
  certificates: Uint8Array<ArrayBuffer>[];
  hash: Hash;
  messageDigest: Uint8Array<ArrayBuffer>;
  /** The hash by which the signer names his certificate, and its algorithm. */
  certificateHash: { hash: Hash; value: Uint8Array<ArrayBuffer> };
  signingTime: Date | undefined;
  signature: Uint8Array<ArrayBuffer>;
  /** RFC 3161 token over `signature`, if present. */
  timeStamp: Uint8Array<ArrayBuffer> | undefined;
}

const LARGEST = 1 << 20;

const hashes = new Map<string, Hash>([
  [id_sha256, 'sha256'],
  [id_sha384, 'sha384'],
  [id_sha512, 'sha512'],
]);

const signatures = new Map<string, { key: 'ec' | 'rsa'; hash?: Hash }>([
  [id_ecdsaWithSHA256, { key: 'ec', hash: 'sha256' }],
  [id_ecdsaWithSHA384, { key: 'ec', hash: 'sha384' }],
  [id_ecdsaWithSHA512, { key: 'ec', hash: 'sha512' }],
  [id_rsaEncryption, { key: 'rsa' }],
  [id_sha256WithRSAEncryption, { key: 'rsa', hash: 'sha256' }],
  [id_sha384WithRSAEncryption, { key: 'rsa', hash: 'sha384' }],
  [id_sha512WithRSAEncryption, { key: 'rsa', hash: 'sha512' }],
  [id_RSASSA_PSS, { key: 'rsa' }],
]);

/** The single value of each attribute by type; undefined when a type or a value is doubled, or a value missing. */
function byType(attributes: readonly Attribute[]): Map<string, Uint8Array<ArrayBuffer>> | undefined {
  const values = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const { attrType, attrValues } of attributes) {
    const [value, ...more] = attrValues;
    if (!value || more.length > 0 || values.has(attrType)) return undefined;
    values.set(attrType, value);
  }
  return values;
}

function readCertificateHash(value: Uint8Array<ArrayBuffer>): ReadSignature['certificateHash'] | undefined {
  const [first] = AsnConvert.parse(value, SigningCertificateV2).certs;
  const hash = first?.hashAlgorithm ? hashes.get(first.hashAlgorithm.algorithm) : 'sha256';
  return first && hash ? { hash, value: new Uint8Array(first.certHash.buffer) } : undefined;
}

function takeApart(der: Uint8Array<ArrayBuffer>): ReadSignature | Refused {
  const shell = AsnConvert.parse(der, SignedContent);
  if (shell.contentType !== id_signedData) return refused('signature-malformed');
  const signedData = shell.content;
  const [signer, ...others] = signedData.signerInfos;
  if (!signer || others.length > 0) return refused('signature-several-signers');
  const hash = hashes.get(signer.digestAlgorithm.algorithm);
  if (!hash) return refused('signature-algorithm-refused');

  const attributes = byType(signer.signedAttrs ?? []);
  const unsigned = byType(signer.unsignedAttrs ?? []);
  if (!attributes || !unsigned) return refused('signature-attributes-doubled');
  const contentTypeValue = attributes.get(OID.contentType);
  const digestValue = attributes.get(OID.messageDigest);
  const certificateValue = attributes.get(OID.signingCertificateV2);
  if (!contentTypeValue || !digestValue || !certificateValue) return refused('signature-attributes-missing');
  const certificateHash = readCertificateHash(certificateValue);
  if (!certificateHash) return refused('signature-algorithm-refused');

  const contentType = signedData.encapContentInfo.eContentType;
  if (!sameBytes(contentTypeValue, AsnObjectIdentifierConverter.toASN(contentType).toBER())) {
    return refused('signature-content-altered');
  }
  const { eContent } = signedData.encapContentInfo;
  if (eContent && !eContent.single) return refused('signature-malformed');
  const time = attributes.get(OID.signingTime);
  const timeStamp = unsigned.get(OID.signatureTimeStamp);
  return {
    ok: true,
    shell,
    signer,
    content: eContent?.single && new Uint8Array(eContent.single.buffer),
    contentType,
    certificates: [...(signedData.certificates ?? [])].map((one) => one.der),
    hash,
    messageDigest: new Uint8Array(AsnConvert.parse(digestValue, OctetString).buffer),
    certificateHash,
    signingTime: time && AsnConvert.parse(time, Time).getTime(),
    signature: new Uint8Array(signer.signature.buffer),
    timeStamp,
  };
}

function view(bytes: ArrayBuffer | Uint8Array): Uint8Array {
  return bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
}

export function sameBytes(a: ArrayBuffer | Uint8Array, b: ArrayBuffer | Uint8Array): boolean {
  return Buffer.compare(view(a), view(b)) === 0;
}

export function readSignature(der: Uint8Array): ReadSignature | Refused {
  if (der.length > LARGEST) return refused('signature-malformed');
  try {
    return takeApart(new Uint8Array(der));
  } catch {
    return refused('signature-malformed');
  }
}

/** True when encoding the parts again gives the very same bytes: without BER, trailing or unread bytes. */
export function isExactDer(der: Uint8Array, { shell }: ReadSignature): boolean {
  return sameBytes(der, AsnConvert.serialize(shell));
}

/** The signed attributes as they were hashed: as a SET (RFC 5652, 5.4), not under the [0] of the message. */
export function signedBytes({ signer }: ReadSignature): Uint8Array {
  const bytes = new Uint8Array(signer.signedAttrsRaw ?? []);
  bytes[0] = 0x31;
  return bytes;
}

function pssSaltLength(parameters: ArrayBuffer, hash: Hash): number | undefined {
  const { hashAlgorithm, maskGenAlgorithm, saltLength } = AsnConvert.parse(parameters, RsaSaPssParams);
  if (hashes.get(hashAlgorithm.algorithm) !== hash || maskGenAlgorithm.algorithm !== id_mgf1) return undefined;
  const inner = AsnConvert.parse(maskGenAlgorithm.parameters ?? new ArrayBuffer(0), AlgorithmIdentifier);
  return hashes.get(inner.algorithm) === hash ? saltLength : undefined;
}

/** The input with which node:crypto verifies, from the key and the algorithm that the signature names; undefined if they disagree. */
export function verification(read: ReadSignature, certificate: Certificate): VerifyKeyObjectInput | undefined {
  const { algorithm, parameters } = read.signer.signatureAlgorithm;
  const named = signatures.get(algorithm);
  const key = certificate.key;
  if (!named || named.key !== key.asymmetricKeyType || (named.hash && named.hash !== read.hash)) return undefined;
  if (algorithm !== id_RSASSA_PSS) return { key, dsaEncoding: 'der' };
  try {
    const saltLength = pssSaltLength(parameters ?? new ArrayBuffer(0), read.hash);
    return saltLength === undefined ? undefined : { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
  } catch {
    return undefined;
  }
}

/** Verifies in the thread pool, off the event loop. */
export function verifies(hash: Hash, bytes: Uint8Array, key: VerifyKeyObjectInput, signature: Uint8Array) {
  return new Promise<boolean>((resolve) => {
    verify(hash, bytes, key, signature, (error, right) => resolve(!error && right));
  });
}

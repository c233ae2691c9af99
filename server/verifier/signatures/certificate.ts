import 'reflect-metadata';
import { createHash, type KeyObject, X509Certificate as NodeCertificate } from 'node:crypto';
import { issuerAndSerial } from '@dien-hong/shared/cades';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509Certificate,
} from '@peculiar/x509';

export const EKU = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  documentSigning: '1.3.6.1.5.5.7.3.36',
} as const;
// "Any", and the identifiers of Microsoft and Adobe for document signing from before RFC 9336.
const documentUsages = new Set<string>([
  EKU.emailProtection,
  EKU.documentSigning,
  '2.5.29.37.0',
  '1.3.6.1.4.1.311.10.3.12',
  '1.2.840.113583.1.1.5',
]);
const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
// The extensions that the checks below read, and those that only inform (alternative names, policies).
const understood = new Set([BASIC_CONSTRAINTS, KEY_USAGE, EXTENDED_KEY_USAGE, '2.5.29.17', '2.5.29.32']);
const strongHashes = new Set(['SHA-256', 'SHA-384', 'SHA-512']);
const strongCurves = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

/** Attribute types that stand in the names of our certificates. `personId` is the installation's own id of a person. */
export const NAME = {
  commonName: '2.5.4.3',
  personId: '0.9.2342.19200300.100.1.1',
  title: '2.5.4.12',
  organisation: '2.5.4.10',
} as const;

/** The content of a certificate, read once. None of it is proven: `trust.ts` decides whether to trust it. */
export interface Certificate {
  der: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the DER, lower-case hex. */
  fingerprint: string;
  node: NodeCertificate;
  key: KeyObject;
  issuerAndSerial: ReturnType<typeof issuerAndSerial>;
  /** Lower-case hex. */
  serial: string;
  subject: { commonName: string; personId?: string; title?: string; organisation?: string };
  notBefore: Date;
  notAfter: Date;
  /** Undefined for all but certificate authorities; `pathLength` is null without a limit. */
  authority: { pathLength: number | null } | undefined;
  signsDocuments: boolean;
  stampsTime: boolean;
  /** The key is too short, of an odd kind, or the certificate is signed over a broken hash. */
  weak: boolean;
  /** A critical extension that this code does not know: RFC 5280 then requires a refusal of the certificate. */
  puzzling: boolean;
}

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** RSA from 2048 bits with an exponent from 65537, or a NIST curve from P-256 (TT 15/2025). */
export function isStrongKey(key: KeyObject): boolean {
  const { modulusLength = 0, publicExponent = 0n, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'ec') return strongCurves.has(namedCurve);
  return key.asymmetricKeyType === 'rsa' && modulusLength >= 2048 && publicExponent >= 65537n;
}

function subjectOf(certificate: X509Certificate): Certificate['subject'] {
  const field = (type: string) => certificate.subjectName.getField(type)[0];
  const personId = field(NAME.personId);
  const title = field(NAME.title);
  const organisation = field(NAME.organisation);
  return {
    commonName: field(NAME.commonName) ?? certificate.subject,
    ...(personId ? { personId } : {}),
    ...(title ? { title } : {}),
    ...(organisation ? { organisation } : {}),
  };
}

/** Undefined unless the bytes are exactly one certificate in DER. */
export function readCertificate(bytes: Uint8Array): Certificate | undefined {
  try {
    const der = new Uint8Array(bytes);
    const node = new NodeCertificate(der);
    if (!node.raw.equals(der)) return undefined;
    const read = new X509Certificate(der);
    const constraints = read.getExtension(BasicConstraintsExtension);
    const usages = read.getExtension(KeyUsagesExtension)?.usages ?? 0;
    const extended = read.getExtension(ExtendedKeyUsageExtension);
    const purposes = extended?.usages.map(String) ?? [];
    const key = node.publicKey;
    const stamps = purposes.includes(EKU.timeStamping);
    return {
      der,
      fingerprint: sha256Hex(der),
      node,
      key,
      issuerAndSerial: issuerAndSerial(der),
      serial: read.serialNumber.toLowerCase(),
      subject: subjectOf(read),
      notBefore: read.notBefore,
      notAfter: read.notAfter,
      authority:
        constraints?.ca && usages & KeyUsageFlags.keyCertSign
          ? { pathLength: constraints.pathLength ?? null }
          : undefined,
      signsDocuments:
        (usages & KeyUsageFlags.nonRepudiation) !== 0 &&
        !constraints?.ca &&
        !stamps &&
        (!extended || purposes.some((purpose) => documentUsages.has(purpose))),
      stampsTime: stamps && purposes.length === 1 && extended?.critical === true && !constraints?.ca,
      weak: !isStrongKey(key) || !strongHashes.has(read.signatureAlgorithm.hash?.name ?? ''),
      puzzling: read.extensions.some((extension) => extension.critical && !understood.has(extension.type)),
    };
  } catch {
    return undefined;
  }
}

/** DER from DER or PEM; undefined for text that is no PEM certificate. */
export function certificateDer(source: Uint8Array | string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return new Uint8Array(new NodeCertificate(source).raw);
  } catch {
    return undefined;
  }
}

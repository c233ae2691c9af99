import 'reflect-metadata';
import { createPublicKey, randomBytes, webcrypto } from 'node:crypto';
import { type Refused, refused } from '@dien-hong/shared/signing';
import { AsnConvert } from '@peculiar/asn1-schema';
import { CRLNumber, id_ce_cRLNumber } from '@peculiar/asn1-x509';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  Extension,
  type JsonNameParams,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  Pkcs10CertificateRequest,
  type PublicKey,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  type X509Certificate,
  X509CertificateGenerator,
  X509CrlGenerator,
  type X509CrlReason,
} from '@peculiar/x509';
import { EKU, isStrongKey, NAME } from '../../verifier/signatures/certificate.ts';
import type { KeyPair } from './softSigner.ts';

/** A certificate authority at work: its certificate and the key that signs for it. */
export interface Authority {
  certificate: X509Certificate;
  key: KeyPair['privateKey'];
}

export interface Validity {
  notBefore: Date;
  notAfter: Date;
}

export interface Holder {
  /** The installation's id of the person, of the organisation's key or of time stamps: kept in the certificate. */
  personId?: string;
  commonName: string;
  title?: string;
  organisation: string;
}

export type Purpose = 'documents' | 'time-stamps';

const ECDSA = { name: 'ECDSA', hash: 'SHA-256' };
const LARGEST_CSR = 16_384;

/** 16 random bytes; the first is kept in 1-127 so that the number is positive and never shorter. */
function randomSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] as number) & 0x3f) | 0x40;
  return bytes.toString('hex');
}

export function newKeys(): Promise<KeyPair> {
  const p256 = { name: 'ECDSA', namedCurve: 'P-256' };
  return webcrypto.subtle.generateKey(p256, true, ['sign', 'verify']) as Promise<unknown> as Promise<KeyPair>;
}

function nameOf({ personId, commonName, title, organisation }: Holder): Name {
  const attribute = (type: string, value: string | undefined): JsonNameParams =>
    value === undefined ? [] : [{ [type]: [{ utf8String: value.normalize('NFC') }] }];
  return new Name([
    ...attribute(NAME.organisation, organisation),
    ...attribute(NAME.title, title),
    ...attribute(NAME.personId, personId),
    ...attribute(NAME.commonName, commonName),
  ]);
}

const caUsage = KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign;

/** A self-signed root that may issue authorities which issue only leaves. */
export async function createRoot(keys: KeyPair, holder: Holder, validity: Validity): Promise<X509Certificate> {
  return X509CertificateGenerator.createSelfSigned({
    serialNumber: randomSerial(),
    name: nameOf(holder),
    keys,
    ...validity,
    signingAlgorithm: ECDSA,
    extensions: [
      new BasicConstraintsExtension(true, 1, true),
      new KeyUsagesExtension(caUsage, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
}

async function issueWith(
  issuer: Authority,
  publicKey: PublicKey | KeyPair['publicKey'],
  holder: Holder,
  validity: Validity,
  extensions: Extension[],
): Promise<X509Certificate> {
  return X509CertificateGenerator.create({
    serialNumber: randomSerial(),
    subject: nameOf(holder),
    issuer: issuer.certificate.subjectName,
    publicKey,
    signingKey: issuer.key,
    signingAlgorithm: ECDSA,
    ...validity,
    extensions: [
      ...extensions,
      await AuthorityKeyIdentifierExtension.create(issuer.certificate),
      await SubjectKeyIdentifierExtension.create(publicKey),
    ],
  });
}

export function createIssuing(root: Authority, keys: KeyPair, holder: Holder, validity: Validity) {
  return issueWith(root, keys.publicKey, holder, validity, [
    new BasicConstraintsExtension(true, 0, true),
    new KeyUsagesExtension(caUsage, true),
  ]);
}

/** A leaf: for signing documents and ballots, or for time stamps alone (RFC 3161 wants that one critical). */
export function createLeaf(
  issuer: Authority,
  publicKey: PublicKey | KeyPair['publicKey'],
  holder: Holder,
  validity: Validity,
  purpose: Purpose,
): Promise<X509Certificate> {
  return issueWith(issuer, publicKey, holder, validity, [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
    purpose === 'documents'
      ? new ExtendedKeyUsageExtension([EKU.emailProtection, EKU.documentSigning])
      : new ExtendedKeyUsageExtension([EKU.timeStamping], true),
  ]);
}

/** The certificate of the web server on the local network: for these addresses and names, for TLS alone. */
export function createServerLeaf(
  issuer: Authority,
  publicKey: KeyPair['publicKey'],
  holder: Holder,
  validity: Validity,
  reachedAs: { addresses: readonly string[]; names: readonly string[] },
): Promise<X509Certificate> {
  const names = [
    ...reachedAs.names.map((value) => ({ type: 'dns' as const, value })),
    ...reachedAs.addresses.map((value) => ({ type: 'ip' as const, value })),
  ];
  return issueWith(issuer, publicKey, holder, validity, [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    new ExtendedKeyUsageExtension([EKU.serverAuth]),
    new SubjectAlternativeNameExtension(names),
  ]);
}

/** The public key that a request proves possession of. Its subject is ignored: the enrolment code identifies the person. */
export async function keyOfRequest(csr: Uint8Array | string): Promise<{ ok: true; key: PublicKey } | Refused> {
  if (csr.length > LARGEST_CSR) return refused('csr-malformed');
  try {
    const request = new Pkcs10CertificateRequest(typeof csr === 'string' ? csr : new Uint8Array(csr));
    const spki = Buffer.from(request.publicKey.rawData);
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const curve = key.asymmetricKeyDetails?.namedCurve;
    if (!isStrongKey(key) || (curve && curve !== 'prime256v1')) return refused('csr-key-too-weak');
    if (!(await request.verify())) return refused('csr-possession-not-proved');
    return { ok: true, key: request.publicKey };
  } catch {
    return refused('csr-malformed');
  }
}

export interface Revocation {
  serial: string;
  reason: X509CrlReason;
  at: Date;
}

export async function createCrl(
  issuer: Authority,
  revocations: Iterable<Revocation>,
  { notBefore, notAfter }: Validity,
): Promise<Uint8Array<ArrayBuffer>> {
  // Seconds since 1970 grow with every list, as RFC 5280 requires of the number.
  const number = AsnConvert.serialize(new CRLNumber(Math.floor(notBefore.getTime() / 1000)));
  const crl = await X509CrlGenerator.create({
    issuer: issuer.certificate.subjectName,
    thisUpdate: notBefore,
    nextUpdate: notAfter,
    signingAlgorithm: ECDSA,
    signingKey: issuer.key,
    entries: [...revocations].map(({ serial, reason, at }) => ({ serialNumber: serial, reason, revocationDate: at })),
    extensions: [
      await AuthorityKeyIdentifierExtension.create(issuer.certificate),
      new Extension(id_ce_cRLNumber, false, number),
    ],
  });
  return new Uint8Array(crl.rawData);
}

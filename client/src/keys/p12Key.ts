import { type Refused, refused } from '@dien-hong/shared/signing';
import * as pkijs from 'pkijs';
import type { KeptKey } from '../device/schema.ts';

const EC = '1.2.840.10045.2.1';
const P256 = '1.2.840.10045.3.1.7';
const RSA = '1.2.840.113549.1.1.1';

export interface Imported {
  ok: true;
  kept: Pick<KeptKey, 'algorithm' | 'privateKey'>;
  /** The parameters with which WebCrypto signs and verifies by this key. */
  verify: EcdsaParams & RsaPssParams;
  load: EcKeyImportParams & RsaHashedImportParams;
}

/** Non-extractable, for P-256 and for RSA from 2048 bits, which is then used with PSS. */
export async function importKey(pkcs8: Uint8Array<ArrayBuffer>): Promise<Imported | Refused> {
  const { privateKeyAlgorithm } = pkijs.PrivateKeyInfo.fromBER(pkcs8);
  const curve = (privateKeyAlgorithm.algorithmParams as { valueBlock?: unknown } | undefined)?.valueBlock?.toString();
  const isP256 = privateKeyAlgorithm.algorithmId === EC && curve === P256;
  if (!isP256 && privateKeyAlgorithm.algorithmId !== RSA) return refused('p12-key-unsupported');
  const load = { name: isP256 ? 'ECDSA' : 'RSA-PSS', namedCurve: 'P-256', hash: 'SHA-256' };
  const verify = { name: load.name, hash: 'SHA-256', saltLength: 32 };
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, load, false, ['sign']);
  if (!isP256) {
    const { modulusLength, publicExponent } = privateKey.algorithm as RsaHashedKeyAlgorithm;
    const exponent = publicExponent.reduce((sum, byte) => sum * 256 + byte, 0);
    if (modulusLength < 2048 || exponent < 65_537) return refused('p12-key-too-weak', { bits: modulusLength });
  }
  return { ok: true, kept: { algorithm: isP256 ? 'ecdsa-p256-sha256' : 'rsa-pss-sha256', privateKey }, verify, load };
}

async function verifiesProbe(
  der: Uint8Array<ArrayBuffer>,
  imported: Imported,
  signature: ArrayBuffer,
  probe: Uint8Array<ArrayBuffer>,
) {
  try {
    const spki = pkijs.Certificate.fromBER(der).subjectPublicKeyInfo.toSchema().toBER();
    const key = await crypto.subtle.importKey('spki', spki, imported.load, false, ['verify']);
    return await crypto.subtle.verify(imported.verify, key, signature, probe);
  } catch {
    return false;
  }
}

/** The leaf by proof, not by name or by order in the file; then its issuers upwards, without the root. */
export async function chooseLeaf(
  imported: Imported,
  certificates: Uint8Array<ArrayBuffer>[],
): Promise<Pick<KeptKey, 'certificate' | 'chain'> | undefined> {
  const probe = crypto.getRandomValues(new Uint8Array(32));
  const signature = await crypto.subtle.sign(imported.verify, imported.kept.privateKey, probe);
  for (const certificate of certificates) {
    if (!(await verifiesProbe(certificate, imported, signature, probe))) continue;
    return { certificate, chain: issuersOf(certificate, certificates) };
  }
  return undefined;
}

function issuersOf(leaf: Uint8Array<ArrayBuffer>, certificates: Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer>[] {
  const read = certificates.map((der) => ({ der, certificate: pkijs.Certificate.fromBER(der) }));
  const chain: Uint8Array<ArrayBuffer>[] = [];
  let current = pkijs.Certificate.fromBER(leaf);
  while (chain.length < certificates.length) {
    const next = read.find(({ certificate }) => certificate.subject.isEqual(current.issuer));
    // A root names itself as its issuer.
    if (!next || next.certificate.issuer.isEqual(next.certificate.subject) || chain.includes(next.der)) break;
    chain.push(next.der);
    current = next.certificate;
  }
  return chain;
}

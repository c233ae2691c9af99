import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import type { Sha256, SignatureAlgorithm, Signer } from '@dien-hong/shared/cades';
import { type Pkcs10CertificateRequestCreateParams, Pkcs10CertificateRequestGenerator } from '@peculiar/x509';

/** The library's type for a WebCrypto key pair, which Node's own types define a little differently. */
export type KeyPair = Pkcs10CertificateRequestCreateParams['keys'];

/** A key held in this process: for the virtual people of a rehearsal, and for the installation's own certificates. */
export interface SoftKey {
  algorithm: SignatureAlgorithm;
  keys: KeyPair;
}

const P256 = { name: 'ECDSA', namedCurve: 'P-256' };
const ECDSA = { name: 'ECDSA', hash: 'SHA-256' };

const rsa = (name: string, modulusLength: number) => ({
  name,
  hash: 'SHA-256',
  modulusLength,
  publicExponent: new Uint8Array([1, 0, 1]),
});

export const sha256: Sha256 = async (bytes) => new Uint8Array(await webcrypto.subtle.digest('SHA-256', bytes));

export async function createSoftKey(
  algorithm: SignatureAlgorithm = 'ecdsa-p256-sha256',
  rsaBits = 2048,
): Promise<SoftKey> {
  const kinds = {
    'ecdsa-p256-sha256': P256,
    'rsa-pss-sha256': rsa('RSA-PSS', rsaBits),
    'rsa-pkcs1-sha256': rsa('RSASSA-PKCS1-v1_5', rsaBits),
  };
  const keys = await webcrypto.subtle.generateKey(kinds[algorithm], true, ['sign', 'verify']);
  return { algorithm, keys: keys as KeyPair };
}

/** A certificate request in DER; the authority ignores the subject it asks for. */
export async function softCsr({ algorithm, keys }: SoftKey, name = 'CN=Dien Hong'): Promise<Uint8Array<ArrayBuffer>> {
  const signingAlgorithm =
    algorithm === 'ecdsa-p256-sha256' ? ECDSA : { ...keys.privateKey.algorithm, hash: 'SHA-256', saltLength: 32 };
  const request = await Pkcs10CertificateRequestGenerator.create({ name, keys, signingAlgorithm });
  return new Uint8Array(request.rawData);
}

export function softSigner(
  { algorithm, keys }: { algorithm: SignatureAlgorithm; keys: Pick<KeyPair, 'privateKey'> },
  certificate: Uint8Array,
  chain: Uint8Array[],
): Signer {
  const parameters = {
    'ecdsa-p256-sha256': ECDSA,
    'rsa-pss-sha256': { name: 'RSA-PSS', saltLength: 32 },
    'rsa-pkcs1-sha256': { name: 'RSASSA-PKCS1-v1_5' },
  };
  return {
    certificate,
    chain,
    algorithm,
    sign: async (bytes) => new Uint8Array(await webcrypto.subtle.sign(parameters[algorithm], keys.privateKey, bytes)),
  };
}

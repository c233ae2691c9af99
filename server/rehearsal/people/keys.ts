import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import type { Sha256, Signer } from '@dien-hong/shared/cades';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';

const algorithm = { name: 'ECDSA', hash: 'SHA-256', namedCurve: 'P-256' };

export const sha256: Sha256 = async (bytes) => new Uint8Array(await webcrypto.subtle.digest('SHA-256', bytes));

/** A virtual person's key, as a tablet makes one: held in this process, certified by the server. */
export interface Key {
  /** The request for its certificate, DER. */
  readonly request: Uint8Array;
  signer(certificate: Uint8Array, chain: Uint8Array[]): Signer;
}

export async function makeKey(): Promise<Key> {
  const keys = await webcrypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  const pair = keys as Parameters<typeof Pkcs10CertificateRequestGenerator.create>[0]['keys'];
  const made = await Pkcs10CertificateRequestGenerator.create({ keys: pair, signingAlgorithm: algorithm });
  return {
    request: new Uint8Array(made.rawData),
    signer: (certificate, chain) => ({
      algorithm: 'ecdsa-p256-sha256',
      certificate,
      chain,
      sign: async (bytes) => new Uint8Array(await webcrypto.subtle.sign(algorithm, keys.privateKey, bytes)),
    }),
  };
}

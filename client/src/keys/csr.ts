import 'reflect-metadata';
import { Pkcs10CertificateRequestGenerator, X509Certificate } from '@peculiar/x509';

const ECDSA = { name: 'ECDSA', hash: 'SHA-256' };

/** A PKCS#10 request in DER. Its subject is empty: the server knows from the enrolment code who this is. */
export async function requestFor(keys: CryptoKeyPair): Promise<Uint8Array<ArrayBuffer>> {
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: 'CN=Dien Hong',
    keys,
    signingAlgorithm: ECDSA,
  });
  return new Uint8Array(request.rawData);
}

/** Whether the certificate belongs to this very key. */
export async function certifies(certificate: Uint8Array, publicKey: CryptoKey): Promise<boolean> {
  try {
    const certified = new Uint8Array(new X509Certificate(new Uint8Array(certificate)).publicKey.rawData);
    const mine = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
    return certified.length === mine.length && certified.every((byte, at) => byte === mine[at]);
  } catch {
    return false;
  }
}

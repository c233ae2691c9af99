// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { certifies, requestFor } from './csr.ts';

describe('a request for a certificate', () => {
  it('proves possession of the key it asks for, though the key cannot be read', async () => {
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
    const { Pkcs10CertificateRequest } = await import('@peculiar/x509');
    const request = new Pkcs10CertificateRequest(await requestFor(keys));
    expect(await request.verify()).toBe(true);
    const asked = new Uint8Array(request.publicKey.rawData);
    expect(asked).toEqual(new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey)));
  });

  it('is answered only by a certificate for the same key', async () => {
    const make = () => crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
    const [mine, other] = [await make(), await make()];
    const { X509CertificateGenerator } = await import('@peculiar/x509');
    const certificate = await X509CertificateGenerator.createSelfSigned({
      name: 'CN=An',
      keys: mine,
      signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    });
    const der = new Uint8Array(certificate.rawData);
    expect(await certifies(der, mine.publicKey)).toBe(true);
    expect(await certifies(der, other.publicKey)).toBe(false);
    expect(await certifies(new Uint8Array([1, 2]), mine.publicKey)).toBe(false);
  });
});

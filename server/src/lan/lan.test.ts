import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPki, type Pki } from '../signing/pki.ts';
import { webServerCertificate } from '../signing/webServer.ts';
import { certificateServer } from './certificateServer.ts';
import { readable } from './page.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'dien-hong-lan-')), 'pki');
const reachedAs = { addresses: ['127.0.0.1'], names: ['localhost'] };
const now = new Date();
let pki: Pki;
let certificates: Server;
let address: string;

beforeAll(async () => {
  pki = await openPki(folder, { organisation: 'UBND xã' });
  certificates = certificateServer(pki.root.der, pki.fingerprint, 'https://192.168.1.10:3000/');
  await new Promise<void>((resolve) => certificates.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(certificates.address() as AddressInfo).port}`;
});
afterAll(() => {
  certificates.close();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

describe('HTTPS on the local network', () => {
  test('a device that trusts the root alone accepts the server, by address and by name', async () => {
    const tls = await webServerCertificate(folder, reachedAs, now);
    const server = createServer(tls, (_request, response) => response.end('ready'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const ask = (host: string, ca?: string) =>
      new Promise<string>((resolve) => {
        get({ host, port, ...(ca ? { ca } : {}), agent: false }, (response) => resolve(String(response.statusCode))).on(
          'error',
          (error: Error & { code?: string }) => resolve(error.code ?? error.message),
        );
      });
    expect(await ask('127.0.0.1', pki.root.pem)).toBe('200');
    expect(await ask('localhost', pki.root.pem)).toBe('200');
    expect(await ask('127.0.0.1')).toMatch(/UNABLE_TO|SELF_SIGNED/);
    server.close();
  });

  test('the certificate is for TLS alone, lasts no longer than Apple allows, and is kept until something changes', async () => {
    const first = await webServerCertificate(folder, reachedAs, now);
    const certificate = new X509Certificate(first.cert);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    const days = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / 86_400_000;
    expect(days).toBeLessThanOrEqual(398);
    expect(await webServerCertificate(folder, reachedAs, now)).toEqual(first);
    const later = new Date(now.getTime() + 370 * 86_400_000);
    expect((await webServerCertificate(folder, reachedAs, later)).cert).not.toBe(first.cert);
    const moved = await webServerCertificate(folder, { ...reachedAs, addresses: ['127.0.0.1', '10.0.0.5'] }, now);
    expect(new X509Certificate(moved.cert).subjectAltName).toContain('10.0.0.5');
  });
});

describe('the certificate for devices that do not trust the server yet', () => {
  test('shows the fingerprint to compare, and leads to the secure address', async () => {
    const page = await (await fetch(`${address}/`)).text();
    expect(page).toContain(readable(pki.fingerprint));
    expect(page).toContain('href="https://192.168.1.10:3000/"');
    expect(page).not.toContain('<script');
  });

  test('hands out the root as an Apple profile and as a certificate', async () => {
    const profile = await fetch(`${address}/dien-hong.mobileconfig`);
    expect(profile.headers.get('content-type')).toBe('application/x-apple-aspen-config');
    const data = /<data>([^<]+)<\/data>/.exec(await profile.text())?.[1]?.replaceAll(/\s/g, '') ?? '';
    expect(Buffer.from(data, 'base64')).toEqual(Buffer.from(pki.root.der));
    const certificate = await fetch(`${address}/dien-hong-ca.crt`);
    expect(Buffer.from(await certificate.arrayBuffer())).toEqual(Buffer.from(pki.root.der));
  });

  test('nothing else is behind it', async () => {
    for (const path of ['/api/session', '/dang-nhap', '/pki/root.key', '/..%2froot.key'])
      expect((await fetch(`${address}${path}`, { redirect: 'manual' })).status).toBe(302);
    expect((await fetch(`${address}/`, { method: 'POST' })).status).toBe(405);
  });
});

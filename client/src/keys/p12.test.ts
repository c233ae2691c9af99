// @vitest-environment node
import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as asn1js from 'asn1js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openP12 } from './p12.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) console.warn('The .p12 tests are left out: they need the openssl program.');

let folder = '';
const at = (name: string) => join(folder, name);
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
const read = (name: string) => new Uint8Array(readFileSync(at(name)));

const PASSWORD = 'Mật khẩu số 1';

/** A leaf under an authority, and `<name>.p12` holding both, made by openssl with the given options. */
function makeP12(name: string, key: string[], options: string[] = [], password = PASSWORD): Uint8Array {
  openssl(...key, '-out', `${name}.key`);
  openssl('req', '-new', '-key', `${name}.key`, '-subj', '/CN=Nguyễn Văn An', '-utf8', '-out', `${name}.csr`);
  openssl(
    'x509',
    '-req',
    '-in',
    `${name}.csr`,
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-days',
    '30',
    '-out',
    `${name}.pem`,
  );
  const ends = ['-inkey', `${name}.key`, '-in', `${name}.pem`, '-certfile', 'ca.pem', '-out', `${name}.p12`];
  openssl('pkcs12', '-export', ...ends, ...options, '-passout', `pass:${password}`);
  return read(`${name}.p12`);
}

const EC = ['ecparam', '-genkey', '-noout', '-name', 'prime256v1'];
const rsa = (bits: number, ...more: string[]) => [
  'genpkey',
  '-algorithm',
  'RSA',
  '-pkeyopt',
  `rsa_keygen_bits:${bits}`,
  ...more,
];
const LEGACY = ['-legacy', '-certpbe', 'PBE-SHA1-RC2-40', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'];

beforeAll(() => {
  if (!hasOpenssl) return;
  folder = mkdtempSync(join(tmpdir(), 'p12-'));
  openssl(...EC, '-out', 'ca.key');
  openssl('req', '-x509', '-new', '-key', 'ca.key', '-subj', '/CN=CA', '-days', '30', '-out', 'ca.pem');
});
afterAll(() => folder && rmSync(folder, { recursive: true, force: true }));

const code = async (file: Uint8Array, password = PASSWORD) => {
  const opened = await openP12(file, password);
  return opened.ok ? 'opened' : opened.refusal.code;
};

/** Opens it, checks that its key fits its certificate and cannot be read out again. */
async function expectUsable(file: Uint8Array, name: string, algorithm: string, password = PASSWORD): Promise<void> {
  const opened = await openP12(file, password);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { key } = opened;
  expect(key.algorithm).toBe(algorithm);
  expect(Buffer.from(key.certificate).equals(new X509Certificate(readFileSync(at(`${name}.pem`))).raw)).toBe(true);
  expect(key.chain).toEqual([]);
  expect(key.privateKey.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('pkcs8', key.privateKey)).rejects.toThrow();
}

describe.skipIf(!hasOpenssl)('a .p12', () => {
  it('opens in the modern form, P-256', async () => {
    await expectUsable(makeP12('modern-ec', EC), 'modern-ec', 'ecdsa-p256-sha256');
  });

  it('opens in the modern form, RSA, to be used with PSS', async () => {
    await expectUsable(makeP12('modern-rsa', rsa(2048)), 'modern-rsa', 'rsa-pss-sha256');
  });

  it('opens in the legacy form, RC2 and 3DES', async () => {
    await expectUsable(makeP12('legacy', rsa(2048), LEGACY), 'legacy', 'rsa-pss-sha256');
  });

  it('opens with AES around the certificates and 3DES around the key', async () => {
    const mixed = makeP12('mixed', EC, ['-legacy', '-certpbe', 'AES-256-CBC', '-keypbe', 'PBE-SHA1-3DES']);
    await expectUsable(mixed, 'mixed', 'ecdsa-p256-sha256');
  });

  it.each(['NFC', 'NFD'] as const)('opens when the password was set in %s and typed in the other', async (form) => {
    const file = makeP12(`form-${form}`, EC, [], PASSWORD.normalize(form));
    const typed = PASSWORD.normalize(form === 'NFC' ? 'NFD' : 'NFC');
    await expectUsable(file, `form-${form}`, 'ecdsa-p256-sha256', typed);
  });

  it('takes the certificate that fits the key, wherever it stands', async () => {
    makeP12('other', EC);
    makeP12('mine', EC);
    writeFileSync(at('others.pem'), Buffer.concat([read('ca.pem'), read('other.pem')]));
    const ends = ['-inkey', 'mine.key', '-in', 'mine.pem', '-certfile', 'others.pem', '-out', 'several.p12'];
    openssl('pkcs12', '-export', ...ends, '-passout', `pass:${PASSWORD}`);
    await expectUsable(read('several.p12'), 'mine', 'ecdsa-p256-sha256');
  });

  it('is refused with the wrong password', async () => {
    expect(await code(makeP12('wrong', EC), 'Mật khẩu số 2')).toBe('p12-wrong-password');
    expect(await code(makeP12('wrong-legacy', EC, LEGACY), '')).toBe('p12-wrong-password');
  });

  it('is refused without a MAC', async () => {
    expect(await code(makeP12('no-mac', EC, ['-nomac']))).toBe('p12-no-mac');
  });

  it('is refused with RSA-1024, and with RSA-2048 and e=3', async () => {
    expect(await code(makeP12('weak', rsa(1024)))).toBe('p12-key-too-weak');
    expect(await code(makeP12('e3', rsa(2048, '-pkeyopt', 'rsa_keygen_pubexp:3')))).toBe('p12-key-too-weak');
  });

  it('is refused with a key of another kind', async () => {
    const p384 = ['ecparam', '-genkey', '-noout', '-name', 'secp384r1'];
    expect(await code(makeP12('p384', p384))).toBe('p12-key-unsupported');
  });

  it('is refused with a certificate only, and with a key only', async () => {
    openssl('pkcs12', '-export', '-nokeys', '-in', 'ca.pem', '-out', 'nokey.p12', '-passout', `pass:${PASSWORD}`);
    expect(await code(read('nokey.p12'))).toBe('p12-no-key');
    openssl(...EC, '-out', 'alone.key');
    const ends = ['-nocerts', '-inkey', 'alone.key', '-in', 'alone.key', '-out', 'nocert.p12'];
    openssl('pkcs12', '-export', ...ends, '-passout', `pass:${PASSWORD}`);
    expect(await code(read('nocert.p12'))).toBe('p12-no-certificate');
  });

  it('is refused when empty, PEM, cut short, longer or no .p12 at all', async () => {
    const whole = makeP12('cut', EC);
    expect(await code(new Uint8Array())).toBe('p12-empty');
    expect(await code(read('ca.pem'))).toBe('p12-is-pem');
    for (const length of [1, 10, 100, whole.length >> 1, whole.length - 1]) {
      expect(await code(whole.subarray(0, length)), `${length} bytes`).toBe('p12-malformed');
    }
    expect(await code(new Uint8Array([...whole, 0]))).toBe('p12-malformed');
    expect(await code(new TextEncoder().encode('%PDF-1.7'))).toBe('p12-malformed');
  });

  it('is refused for millions of rounds, before any of them is run', async () => {
    const pfx = asn1js.fromBER(makeP12('rounds', EC)).result as asn1js.Sequence;
    const mac = pfx.valueBlock.value[2] as asn1js.Sequence;
    mac.valueBlock.value[2] = new asn1js.Integer({ value: 50_000_000 });
    expect(await code(new Uint8Array(pfx.toBER()))).toBe('p12-too-many-iterations');
    // WebCrypto does all rounds in one call, so only the refusal shows that none was done.
    expect(await code(makeP12('inside', EC, ['-iter', '1000001']))).toBe('p12-too-many-iterations');
    const legacy = makeP12('inside-legacy', EC, [...LEGACY, '-iter', '1000001']);
    expect(await code(legacy)).toBe('p12-too-many-iterations');
  });
});

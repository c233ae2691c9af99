import 'reflect-metadata';
import { generateKeyPairSync } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PublicKey,
  type X509Certificate,
  X509CertificateGenerator,
  X509CrlReason,
} from '@peculiar/x509';
import { describe, expect, it } from 'vitest';
import { EKU } from '../../verifier/signatures/certificate.ts';
import { createTrust } from '../../verifier/signatures/trust.ts';
import { type Authority, createCrl, createIssuing, createLeaf, createRoot, newKeys } from './authority.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const long = { notBefore: day('2026-01-01'), notAfter: day('2036-01-01') };
const validity = { notBefore: day('2026-06-01'), notAfter: day('2027-06-01') };
const today = day('2026-11-23');
const holder = { commonName: 'Nguyễn Văn An', organisation: 'Xã Liêm Thanh' };
const caName = { commonName: 'CA gốc', organisation: 'Xã Liêm Thanh' };
const der = (certificate: X509Certificate) => new Uint8Array(certificate.rawData);

interface Authorities {
  root: Authority;
  issuing: Authority;
}

async function authorities(): Promise<Authorities> {
  const rootKeys = await newKeys();
  const root = { certificate: await createRoot(rootKeys, caName, long), key: rootKeys.privateKey };
  const keys = await newKeys();
  const name = { ...caName, commonName: 'CA cấp chứng thư' };
  return { root, issuing: { certificate: await createIssuing(root, keys, name, long), key: keys.privateKey } };
}

async function trustIn(
  { root, issuing }: Authorities,
  lists: 'fresh' | 'stale' | 'none' = 'fresh',
  revoked: string[] = [],
) {
  const trusted = { certificate: der(root.certificate), standing: 'test', revocation: 'required' } as const;
  const trust = createTrust([trusted], [der(issuing.certificate)]);
  if (lists === 'none') return trust;
  const window = { notBefore: day('2026-11-01'), notAfter: day(lists === 'fresh' ? '2026-12-01' : '2026-11-20') };
  expect(await trust.useCrl(await createCrl(root, [], window))).toEqual({ ok: true });
  const entries = revoked.map((serial) => ({ serial, reason: X509CrlReason.keyCompromise, at: day('2026-11-10') }));
  expect(await trust.useCrl(await createCrl(issuing, entries, window))).toEqual({ ok: true });
  return trust;
}

const nonRepudiation = new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true);

/** A leaf with any extensions that a careless or hostile authority might give it. */
async function oddLeaf({ issuing }: Authorities, extensions: Extension[], publicKey?: PublicKey) {
  return X509CertificateGenerator.create({
    subject: 'CN=Odd',
    issuer: issuing.certificate.subjectName,
    publicKey: publicKey ?? (await newKeys()).publicKey,
    signingKey: issuing.key,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    ...validity,
    extensions,
  });
}

function rsaKey(modulusLength: number, publicExponent: number): PublicKey {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength, publicExponent });
  return new PublicKey(publicKey.export({ type: 'spki', format: 'der' }));
}

const codeOf = (checked: { ok: true } | { ok: false; refusal: { code: string } }) =>
  checked.ok ? 'ok' : checked.refusal.code;

async function goodLeaf(where: Authorities) {
  return createLeaf(where.issuing, (await newKeys()).publicKey, holder, validity, 'documents');
}

describe('a chain', () => {
  it('leads from a good leaf to the root, with its standing and what was looked up', async () => {
    const where = await authorities();
    const leaf = await goodLeaf(where);
    const chain = (await trustIn(where)).check(der(leaf), [], 'signature', [today]);
    if (!chain.ok) throw new Error(chain.refusal.code);
    expect(chain.leaf.subject).toEqual({ commonName: 'Nguyễn Văn An', organisation: 'Xã Liêm Thanh' });
    expect(chain.issuers.map((issuer) => issuer.der)).toEqual([der(where.issuing.certificate)]);
    expect(chain.standing).toBe('test');
    expect(chain.revocationChecked).toBe(true);
  });

  it.each([
    ['2026-05-31', 'certificate-not-yet-valid'],
    ['2026-11-23', 'ok'],
    ['2027-06-02', 'certificate-expired'],
  ])('on %s is %s', async (date, code) => {
    const where = await authorities();
    const trust = await trustIn(where);
    // The lists are of November: the date must be judged before the lists.
    expect(codeOf(trust.check(der(await goodLeaf(where)), [], 'signature', [day(date)]))).toBe(code);
  });

  it('refuses a leaf that was not yet valid when it signed, though it is now', async () => {
    const where = await authorities();
    const trust = await trustIn(where);
    const instants = [day('2026-05-01'), today];
    expect(codeOf(trust.check(der(await goodLeaf(where)), [], 'signature', instants))).toBe(
      'certificate-not-yet-valid',
    );
  });

  it('refuses a revoked leaf from the instant of revocation on, and not before', async () => {
    const where = await authorities();
    const leaf = await goodLeaf(where);
    const trust = await trustIn(where, 'fresh', [leaf.serialNumber]);
    expect(codeOf(trust.check(der(leaf), [], 'signature', [day('2026-11-09')]))).toBe('ok');
    expect(codeOf(trust.check(der(leaf), [], 'signature', [day('2026-11-10')]))).toBe('certificate-revoked');
    expect(codeOf(trust.check(der(leaf), [], 'signature', [day('2026-11-09'), today]))).toBe('certificate-revoked');
  });

  it('refuses when the list is stale, and when there is none', async () => {
    const where = await authorities();
    const leaf = der(await goodLeaf(where));
    expect(codeOf((await trustIn(where, 'stale')).check(leaf, [], 'signature', [today]))).toBe('revocation-stale');
    expect(codeOf((await trustIn(where, 'none')).check(leaf, [], 'signature', [today]))).toBe('revocation-unknown');
  });

  it('refuses a list that another authority of the same name signed, and keeps the newest of the right ones', async () => {
    const where = await authorities();
    const leaf = await goodLeaf(where);
    const trust = await trustIn(where, 'fresh', [leaf.serialNumber]);
    const window = { notBefore: day('2026-11-22'), notAfter: day('2026-12-22') };
    const forged = await createCrl((await authorities()).issuing, [], window);
    expect(codeOf(await trust.useCrl(forged))).toBe('crl-not-usable');
    const older = await createCrl(where.issuing, [], { notBefore: day('2026-10-01'), notAfter: day('2027-10-01') });
    expect(codeOf(await trust.useCrl(older))).toBe('ok');
    expect(codeOf(trust.check(der(leaf), [], 'signature', [today]))).toBe('certificate-revoked');
  });

  it('refuses an authority of the same name with another key', async () => {
    const [where, other] = [await authorities(), await authorities()];
    const leaf = await goodLeaf(other);
    const enclosed = [der(other.issuing.certificate), der(other.root.certificate)];
    expect(codeOf((await trustIn(where)).check(der(leaf), enclosed, 'signature', [today]))).toBe(
      'certificate-untrusted',
    );
  });

  it('refuses an authority that signs itself', async () => {
    const where = await authorities();
    const trust = await trustIn(where);
    expect(codeOf(trust.check(der(where.issuing.certificate), [], 'signature', [today]))).toBe('certificate-is-ca');
    expect(codeOf(trust.check(der(where.root.certificate), [], 'signature', [today]))).toBe('certificate-is-ca');
  });

  it('refuses a leaf issued by a leaf, and one below an authority that may have none below it', async () => {
    const where = await authorities();
    const trust = await trustIn(where);
    const keys = await newKeys();
    const first = await createLeaf(where.issuing, keys.publicKey, holder, validity, 'documents');
    const second = await goodLeaf({ ...where, issuing: { certificate: first, key: keys.privateKey } });
    expect(codeOf(trust.check(der(second), [der(first)], 'signature', [today]))).toBe('certificate-untrusted');
    const deeper = await createIssuing(where.issuing, keys, { ...caName, commonName: 'CA thứ ba' }, long);
    const third = await goodLeaf({ ...where, issuing: { certificate: deeper, key: keys.privateKey } });
    expect(codeOf(trust.check(der(third), [der(deeper)], 'signature', [today]))).toBe('certificate-untrusted');
  });

  it.each([
    ['RSA-1024', 1024, 65_537],
    ['RSA-2048 with e=3', 2048, 3],
  ])('refuses %s', async (_name, bits, exponent) => {
    const where = await authorities();
    const leaf = await oddLeaf(where, [nonRepudiation], rsaKey(bits, exponent));
    expect(codeOf((await trustIn(where)).check(der(leaf), [], 'signature', [today]))).toBe('certificate-too-weak');
  });

  it('takes RSA-2048', async () => {
    const where = await authorities();
    const leaf = await oddLeaf(where, [nonRepudiation], rsaKey(2048, 65_537));
    expect(codeOf((await trustIn(where)).check(der(leaf), [], 'signature', [today]))).toBe('ok');
  });

  it.each<[string, Extension[], string]>([
    ['no key usage', [], 'certificate-not-for-signing'],
    [
      'no nonRepudiation',
      [new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true)],
      'certificate-not-for-signing',
    ],
    [
      'a purpose of servers',
      [nonRepudiation, new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1'])],
      'certificate-not-for-signing',
    ],
    [
      'CA:TRUE without keyCertSign',
      [nonRepudiation, new BasicConstraintsExtension(true, 0, true)],
      'certificate-not-for-signing',
    ],
    [
      'an unknown critical extension',
      [nonRepudiation, new Extension('1.2.3.4', true, new Uint8Array([5, 0]))],
      'certificate-malformed',
    ],
  ])('refuses %s', async (_name, extensions, code) => {
    const where = await authorities();
    const leaf = await oddLeaf(where, extensions);
    expect(codeOf((await trustIn(where)).check(der(leaf), [], 'signature', [today]))).toBe(code);
  });

  it('keeps time stamps and signatures apart', async () => {
    const where = await authorities();
    const trust = await trustIn(where);
    const { publicKey } = await newKeys();
    const stamps = der(await createLeaf(where.issuing, publicKey, holder, validity, 'time-stamps'));
    expect(codeOf(trust.check(stamps, [], 'time-stamp', [today]))).toBe('ok');
    expect(codeOf(trust.check(stamps, [], 'signature', [today]))).toBe('certificate-not-for-signing');
    const person = der(await goodLeaf(where));
    expect(codeOf(trust.check(person, [], 'time-stamp', [today]))).toBe('certificate-not-for-time-stamping');
    const loose = [nonRepudiation, new ExtendedKeyUsageExtension([EKU.timeStamping, EKU.emailProtection], true)];
    const both = der(await oddLeaf(where, loose));
    expect(codeOf(trust.check(both, [], 'time-stamp', [today]))).toBe('certificate-not-for-time-stamping');
    expect(codeOf(trust.check(both, [], 'signature', [today]))).toBe('certificate-not-for-signing');
  });

  it('refuses bytes that are no certificate, or one with a byte after it', async () => {
    const where = await authorities();
    const trust = await trustIn(where);
    const leaf = der(await goodLeaf(where));
    for (const bytes of [new Uint8Array(), new Uint8Array([0x30, 0]), new Uint8Array([...leaf, 0]), leaf.subarray(1)]) {
      expect(codeOf(trust.check(bytes, [], 'signature', [today]))).toBe('certificate-malformed');
    }
  });
});

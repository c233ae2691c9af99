import 'reflect-metadata';
import { readdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signingRefusals } from '@dien-hong/shared/signing';
import { X509Crl } from '@peculiar/x509';
import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../verifier/signatures/certificate.ts';
import { openPki } from './pki.ts';
import { createSoftKey, softCsr } from './softSigner.ts';
import { enrol, organisation, temporaryFolder, temporaryPki, today } from './testKit.ts';

const person = { personId: 'an', commonName: 'Nguyễn Văn An', title: 'Chủ tịch', organisation };

describe("an installation's authority", () => {
  it('is made once and opened again with the same keys, standing and revocations', async () => {
    const folder = join(temporaryFolder(), 'pki');
    const now = () => today;
    const first = await openPki(folder, { organisation, now });
    const an = await enrol(first, 'an');
    await first.revoke(an.issued.serial, 'keyCompromise');
    await first.declareStanding('declared');
    const again = await openPki(folder, { organisation: 'another name', now });
    expect(again.fingerprint).toBe(first.fingerprint);
    expect(again.seal.certificate).toEqual(first.seal.certificate);
    expect(again.standing).toBe('declared');
    const checked = again.trust.check(an.issued.certificate, [], 'signature', [today]);
    expect(checked).toMatchObject({ ok: false, refusal: { code: 'certificate-revoked' } });
    expect(await again.revoke(an.issued.serial, 'superseded')).toEqual({ ok: true });
  });

  it('keeps every file from all but its owner', async () => {
    const folder = join(temporaryFolder(), 'pki');
    await openPki(folder, { organisation });
    const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['root.key', 'issuing.key', 'seal.key', 'tsa.key']),
    );
    for (const { name } of files) expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0);
    expect(statSync(folder).mode & 0o077).toBe(0);
  });

  it("works without the root's key, which the operator moved away", async () => {
    const folder = join(temporaryFolder(), 'pki');
    await openPki(folder, { organisation, now: () => today });
    unlinkSync(join(folder, 'root.key'));
    const pki = await openPki(folder, { organisation, now: () => today });
    const { issued } = await enrol(pki, 'an');
    expect(pki.trust.check(issued.certificate, [], 'signature', [today]).ok).toBe(true);
    expect((await pki.crl()).root.length).toBeGreaterThan(100);
  });

  it('gives its seal and its time stamps new certificates before they expire', async () => {
    const folder = join(temporaryFolder(), 'pki');
    const before = await openPki(folder, { organisation, now: () => today });
    const later = new Date('2031-10-01T00:00:00Z');
    const after = await openPki(folder, { organisation, now: () => later });
    expect(after.fingerprint).toBe(before.fingerprint);
    expect(after.seal.certificate).not.toEqual(before.seal.certificate);
    expect(after.trust.check(after.seal.certificate, [], 'signature', [later]).ok).toBe(true);
    expect(after.trust.check(after.timeStamping.certificate, [], 'time-stamp', [later]).ok).toBe(true);
  });

  it('writes the person, not the subject that was asked for', async () => {
    const pki = await temporaryPki();
    const issued = await pki.issue(await softCsr(await createSoftKey(), 'CN=Chủ tịch tỉnh, O=Bộ Công an'), person);
    if (!issued.ok) throw new Error(issued.refusal.code);
    expect(readCertificate(issued.certificate)?.subject).toEqual(person);
    expect(issued.notAfter > today).toBe(true);
  });

  it('takes requests in PEM as well', async () => {
    const pki = await temporaryPki();
    const base64 = Buffer.from(await softCsr(await createSoftKey())).toString('base64');
    const pem = `-----BEGIN CERTIFICATE REQUEST-----\n${base64}\n-----END CERTIFICATE REQUEST-----\n`;
    expect((await pki.issue(pem, person)).ok).toBe(true);
  });

  it('refuses a request whose signature is wrong', async () => {
    const pki = await temporaryPki();
    const csr = await softCsr(await createSoftKey());
    csr[csr.length - 1] = (csr.at(-1) as number) ^ 1;
    expect(await pki.issue(csr, person)).toMatchObject({ refusal: { code: 'csr-possession-not-proved' } });
  });

  it('refuses weak keys', async () => {
    const pki = await temporaryPki();
    const weak = await softCsr(await createSoftKey('rsa-pkcs1-sha256', 1024));
    expect(await pki.issue(weak, person)).toMatchObject({ refusal: { code: 'csr-key-too-weak' } });
    expect((await pki.issue(await softCsr(await createSoftKey('rsa-pss-sha256')), person)).ok).toBe(true);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['noise', new Uint8Array(300).fill(0x30)],
    ['text', 'xin chào'],
    ['a megabyte', new Uint8Array(1 << 20)],
  ])('refuses %s as a request', async (_name, csr) => {
    expect(await (await temporaryPki()).issue(csr, person)).toMatchObject({ refusal: { code: 'csr-malformed' } });
  });

  it('lists what it revoked, and refuses to revoke what it never issued', async () => {
    const pki = await temporaryPki();
    const { issued } = await enrol(pki, 'an');
    expect(await pki.revoke('abcd', 'unspecified')).toMatchObject({ refusal: { code: 'certificate-serial-unknown' } });
    expect(await pki.revoke(issued.serial, 'superseded')).toEqual({ ok: true });
    const list = new X509Crl((await pki.crl()).issuing);
    expect(list.entries.map(({ serialNumber }) => serialNumber)).toEqual([issued.serial]);
    expect(list.nextUpdate && list.nextUpdate > today).toBe(true);
  });

  it('survives a line cut off in its register', async () => {
    const folder = join(temporaryFolder(), 'pki');
    const pki = await openPki(folder, { organisation, now: () => today });
    const [an, binh] = [await enrol(pki, 'an'), await enrol(pki, 'binh')];
    await pki.revoke(an.issued.serial, 'superseded');
    writeFileSync(join(folder, 'revoked.jsonl'), '\n{"serial":"12', { flag: 'a' });
    const again = await openPki(folder, { organisation, now: () => today });
    await again.revoke(binh.issued.serial, 'superseded');
    const third = await openPki(folder, { organisation, now: () => today });
    expect(new X509Crl((await third.crl()).issuing).entries).toHaveLength(2);
  });

  it("trusts another authority's root once an administrator adds it, and says that revocation was not checked", async () => {
    const [mine, theirs] = [await temporaryPki(), await temporaryPki()];
    const { issued } = await enrol(theirs, 'an');
    const check = () => mine.trust.check(issued.certificate, issued.chain, 'signature', [today]);
    expect(check()).toMatchObject({ refusal: { code: 'certificate-untrusted' } });
    expect(await mine.addTrustedRoot(theirs.root.pem)).toEqual({ ok: true });
    expect(check()).toMatchObject({ ok: true, standing: 'declared', revocationChecked: false });
  });

  it("refuses as a root what is no root, and a list that is not that root's", async () => {
    const [mine, theirs] = [await temporaryPki(), await temporaryPki()];
    expect(await mine.addTrustedRoot(theirs.issuing.pem)).toMatchObject({ refusal: { code: 'root-not-usable' } });
    expect(await mine.addTrustedRoot('xin chào')).toMatchObject({ refusal: { code: 'root-not-usable' } });
    const base64 = Buffer.from((await mine.crl()).root).toString('base64');
    const list = `-----BEGIN X509 CRL-----\n${base64}\n-----END X509 CRL-----\n`;
    expect(await mine.addTrustedRoot(theirs.root.pem, list)).toMatchObject({ refusal: { code: 'crl-not-usable' } });
  });
});

describe('the words of refusals', () => {
  it.each(Object.entries(signingRefusals))('%s names the same parameters in both languages', (_code, { vi, en }) => {
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    expect(names(vi)).toEqual(names(en));
    expect(vi.normalize('NFC')).toBe(vi);
  });
});

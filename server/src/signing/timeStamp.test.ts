import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signatureValue, signCades, withTimeStamp } from '@dien-hong/shared/cades';
import { utf8 } from '@dien-hong/shared/signing';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyCades } from '../../verifier/signatures/cms.ts';
import { verifyTimeStamp } from '../../verifier/signatures/timeStamp.ts';
import type { Pki } from './pki.ts';
import { sha256 } from './softSigner.ts';
import { allBytesTimeout, enrol, type Member, placesIn, temporaryFolder, temporaryPki, today } from './testKit.ts';
import { timeStampToken } from './timeStampToken.ts';

const content = utf8('Biên bản phiên họp');
const digest = createHash('sha256').update(content).digest();
let pki: Pki;
let member: Member;
let token: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  pki = await temporaryPki();
  member = await enrol(pki, 'an');
  token = await timeStampToken(digest, pki.timeStamping, new Date(today.getTime() + 789));
});

const check = async (der: Uint8Array, over: Uint8Array = digest, now = today) => {
  const verified = await verifyTimeStamp(der, over, { trust: pki.trust, now });
  return verified.ok ? 'ok' : verified.refusal.code;
};

describe('a time stamp', () => {
  it('says when, to the second, and by whom', async () => {
    const verified = await verifyTimeStamp(token, digest, { trust: pki.trust, now: today });
    expect(verified).toMatchObject({ ok: true, at: today, authority: { standing: 'test' } });
  });

  it('is refused over other content, from the future, and by one who is no time-stamp authority', async () => {
    expect(await check(token, createHash('sha256').update('khác').digest())).toBe('time-stamp-of-another');
    expect(await check(token, digest, new Date(today.getTime() - 300_000))).toBe('signature-from-the-future');
    expect(await check(await timeStampToken(digest, member.signer, today))).toBe('certificate-not-for-time-stamping');
    expect(await check(await timeStampToken(digest, (await temporaryPki()).timeStamping, today))).toBe(
      'certificate-untrusted',
    );
  });

  it('is refused when it is none: noise, a plain signature', async () => {
    expect(await check(new Uint8Array([1, 2, 3]))).toBe('time-stamp-malformed');
    expect(await check(await signCades({ content }, member.signer, sha256))).toBe('time-stamp-malformed');
  });

  it(
    'is refused with any single byte changed',
    async () => {
      const accepted: number[] = [];
      for (const place of placesIn(token)) {
        const mutant = token.slice();
        mutant[place] = (mutant[place] as number) ^ 1;
        if ((await check(mutant)) === 'ok') accepted.push(place);
      }
      expect(accepted).toEqual([]);
    },
    allBytesTimeout,
  );

  it('is no ballot and no document signature', async () => {
    const verified = await verifyCades(token, { trust: pki.trust, at: today });
    expect(verified).toMatchObject({ refusal: { code: 'signature-malformed' } });
  });

  const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
  if (!hasOpenssl) console.warn('The check of time stamps by openssl is left out: there is no openssl program.');

  it.skipIf(!hasOpenssl)('is accepted by openssl, and by it refused over other content', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'token'), token);
    writeFileSync(join(folder, 'root.pem'), pki.root.pem);
    const verify = (hex: string) => {
      const when = ['-attime', String(today.getTime() / 1000)];
      const files = ['-token_in', '-in', 'token', '-CAfile', 'root.pem'];
      return spawnSync('openssl', ['ts', '-verify', ...files, '-digest', hex, ...when], { cwd: folder });
    };
    const accepted = verify(digest.toString('hex'));
    expect(accepted.stdout.toString() + accepted.stderr.toString()).toContain('Verification: OK');
    expect(verify('00'.repeat(32)).status).not.toBe(0);
  });
});

describe('a detached signature', () => {
  const verify = async (der: Uint8Array, detached: { content: Uint8Array } | { sha256: Uint8Array }) => {
    const verified = await verifyCades(der, { trust: pki.trust, at: today, detached });
    return verified.ok ? 'ok' : verified.refusal.code;
  };

  it('verifies by content or by digest, without a signing-time, and carries a time stamp over its value', async () => {
    const signature = await signCades({ digest }, member.signer, sha256);
    expect(await verify(signature, { content })).toBe('ok');
    expect(await verify(signature, { sha256: digest })).toBe('ok');
    const over = createHash('sha256').update(signatureValue(signature)).digest();
    const stamped = withTimeStamp(signature, await timeStampToken(over, pki.timeStamping, today));
    const verified = await verifyCades(stamped, { trust: pki.trust, at: today, detached: { content } });
    if (!verified.ok || !verified.timeStamp) throw new Error('not verified, or no time stamp');
    expect(verified.signingTime).toBeUndefined();
    expect(Buffer.compare(verified.signature, signatureValue(signature))).toBe(0);
    expect(await check(verified.timeStamp, over)).toBe('ok');
  });

  it('is refused for other content, when it carries content, and with a byte after it', async () => {
    const signature = await signCades({ digest }, member.signer, sha256);
    expect(await verify(signature, { content: utf8('khác') })).toBe('signature-content-altered');
    expect(await verify(await signCades({ content }, member.signer, sha256), { content })).toBe(
      'signature-content-altered',
    );
    expect(await verify(new Uint8Array([...signature, 0]), { content })).toBe('signature-not-canonical');
  });

  it(
    'is refused with any single byte changed',
    async () => {
      const signature = await signCades({ digest }, member.signer, sha256);
      const accepted: number[] = [];
      for (const place of placesIn(signature)) {
        const mutant = signature.slice();
        mutant[place] = (mutant[place] as number) ^ 1;
        if ((await verify(mutant, { sha256: digest })) === 'ok') accepted.push(place);
      }
      expect(accepted).toEqual([]);
    },
    allBytesTimeout,
  );

  it('does not pass as an attached one', async () => {
    const signature = await signCades({ digest }, member.signer, sha256, { signingTime: today });
    const verified = await verifyCades(signature, { trust: pki.trust, at: today });
    expect(verified).toMatchObject({ refusal: { code: 'signature-content-altered' } });
  });
});

import { signCades } from '@dien-hong/shared/cades';
import { possessionBytes } from '@dien-hong/shared/signing';
import { beforeAll, expect, test } from 'vitest';
import type { Pki } from './pki.ts';
import { possessionOf } from './possession.ts';
import { sha256 } from './softSigner.ts';
import { enrol, type Member, temporaryPki, today } from './testKit.ts';

const challenge = 'c'.repeat(32);
const expected = { challenge, personId: 'p1', fullName: 'Nguyễn Thị Hồng Ánh' };
let pki: Pki;
let mine: Member;
let hers: Member;
beforeAll(async () => {
  pki = await temporaryPki();
  [mine, hers] = [await enrol(pki, 'p1'), await enrol(pki, 'p2')];
});

const sign = async (who: Member, statement = { v: 1 as const, challenge, person: 'p1' }) =>
  new Uint8Array(await signCades({ content: possessionBytes(statement) }, who.signer, sha256, { signingTime: today }));
const judge = async (certificate: Member, cms: Uint8Array, more = {}) => {
  const der = new Uint8Array(certificate.issued.certificate);
  const verdict = await possessionOf(der, cms, { ...expected, ...more }, { trust: pki.trust, at: today });
  return verdict.ok ? 'taken' : verdict.refusal.code;
};

test('a certificate is taken from who signs with its key and is named by it', async () => {
  expect(await judge(mine, await sign(mine))).toBe('taken');
  expect(await judge(mine, await sign(mine), { fullName: 'NGUYỄN THỊ HỒNG ÁNH'.normalize('NFD') })).toBe('taken');
});

test.each([
  ['another’s certificate with one’s own key', async () => judge(hers, await sign(mine)), 'certificate-not-proved'],
  [
    'another challenge',
    async () => judge(mine, await sign(mine, { v: 1, challenge: 'd'.repeat(32), person: 'p1' })),
    'certificate-not-proved',
  ],
  [
    'a challenge made for another',
    async () => judge(mine, await sign(mine, { v: 1, challenge, person: 'p2' })),
    'certificate-not-proved',
  ],
  [
    'somebody of another name',
    async () => judge(mine, await sign(mine), { fullName: 'Trần Văn Bình' }),
    'certificate-name-differs',
  ],
  ['no signature', async () => judge(mine, new Uint8Array([1, 2])), 'signature-malformed'],
] as const)('%s is refused', async (_what, act, code) => {
  expect(await act()).toBe(code);
});

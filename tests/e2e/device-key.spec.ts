import { createVerify, X509Certificate } from 'node:crypto';
import type { Page } from '@playwright/test';
import { ipad, type Seat, session, signInAs, sitDown } from './kit/people.ts';
import { expect, test } from './kit/test.ts';

// Keys belong to a person on a device and to no meeting: these tests leave the demo's meetings unchanged.

/** The keys in this browser, by holder, and the data that each of them signs. */
interface Kept {
  readonly holder: string;
  readonly extractable: boolean;
  readonly usages: readonly string[];
  /** The reason why exporting the private key failed; empty if it succeeded. */
  readonly exported: string;
  readonly certificate: string;
  readonly signature: string;
}

const words = 'Tán thành';
const base64 = (text: string) => Buffer.from(text, 'base64');

const keysIn = (page: Page): Promise<Kept[]> =>
  page.evaluate(async (said) => {
    const answerOf = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'dien-hong-device')) return [];
    const database = await answerOf(indexedDB.open('dien-hong-device'));
    const keys = database.transaction('keys').objectStore('keys');
    const [holders, rows] = await Promise.all([answerOf(keys.getAllKeys()), answerOf(keys.getAll())]);
    database.close();
    const text = (bytes: ArrayBuffer | Uint8Array) =>
      btoa(String.fromCharCode(...new Uint8Array(bytes as ArrayBuffer)));
    return Promise.all(
      rows.map(async ({ privateKey, certificate }, at) => ({
        holder: String(holders[at]),
        extractable: privateKey.extractable as boolean,
        usages: privateKey.usages as string[],
        exported: await crypto.subtle.exportKey('pkcs8', privateKey).then(
          () => '',
          (error: Error) => error.name,
        ),
        certificate: text(certificate),
        signature: text(
          await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, new TextEncoder().encode(said)),
        ),
      })),
    );
  }, words);

function expectSound(kept: Kept): void {
  expect(kept.extractable).toBe(false);
  expect(kept.usages).toEqual(['sign']);
  expect(kept.exported).toBe('InvalidAccessError');
  const { publicKey } = new X509Certificate(base64(kept.certificate));
  const verifier = createVerify('sha256').update(words, 'utf8');
  expect(verifier.verify({ key: publicKey, dsaEncoding: 'ieee-p1363' }, base64(kept.signature))).toBe(true);
}

/** Opens the page of the person's own settings and makes a key with one tap. */
async function enrol({ page }: Seat, name: string): Promise<void> {
  await page.getByRole('button', { name: `Tài khoản: ${name}` }).click();
  await expect(page.getByText('Thiết bị này chưa có khoá ký')).toBeVisible();
  await page.getByRole('button', { name: 'Tạo khoá ký thử nghiệm' }).click();
  await expect(page.getByText('Thiết bị này ký số được')).toBeVisible();
  await expect(page.getByText('CHỮ KÝ THỬ NGHIỆM').first()).toBeVisible();
}

test('a key is made here, cannot be read out, outlives a reload and signs', async ({ browser }) => {
  const member = await sitDown(browser, ipad);
  const { page } = member;
  await signInAs(member, 'p03');
  await page.goto('/');
  expect(await keysIn(page)).toEqual([]);
  await enrol(member, 'Lê Quang Vinh');
  const [made, ...others] = await keysIn(page);
  if (!made) throw new Error('no key was kept');
  expect(others).toEqual([]);
  expectSound(made);

  await page.goto(`/hop/${session}`);
  await page.reload();
  await page.getByRole('button', { name: 'Tài khoản: Lê Quang Vinh' }).click();
  await expect(page.getByText('Thiết bị này ký số được')).toBeVisible();
  await expect(page.getByText('thiết bị này', { exact: false }).first()).toBeVisible();
  const [still] = await keysIn(page);
  if (!still) throw new Error('the key is gone');
  expect(still.certificate).toBe(made.certificate);
  expectSound(still);
  expect(member.complaints).toEqual([]);
  await member.context.close();
});

test('two people on one tablet keep their keys apart', async ({ browser }) => {
  const tablet = await sitDown(browser, ipad);
  const { page } = tablet;
  await signInAs(tablet, 'p04');
  await page.goto('/');
  await enrol(tablet, 'Phạm Văn Khoát');
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.waitForURL(/dang-nhap/);

  await signInAs(tablet, 'p05');
  await page.goto('/');
  await enrol(tablet, 'Vũ Thị Hồng Nhung');
  const both = await keysIn(page);
  expect(both.map(({ holder }) => holder).sort()).toEqual(['p04', 'p05']);
  for (const kept of both) expectSound(kept);
  const names = both.map(({ certificate }) => new X509Certificate(base64(certificate)).subject);
  expect(names.find((name) => name.includes('Phạm Văn Khoát'))).toBeDefined();
  expect(names.find((name) => name.includes('Vũ Thị Hồng Nhung'))).toBeDefined();

  // The first one comes back and finds his own key instead of his colleague's.
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.waitForURL(/dang-nhap/);
  await signInAs(tablet, 'p04');
  await page.goto('/');
  await page.getByRole('button', { name: 'Tài khoản: Phạm Văn Khoát' }).click();
  await expect(page.getByText('Thiết bị này ký số được')).toBeVisible();
  expect(await keysIn(page)).toHaveLength(2);
  expect(tablet.complaints).toEqual([]);
  await tablet.context.close();
});

import { smallPackage } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { Browser, needed } from './people/http.ts';
import { serverHere } from './testKit.ts';

const { url, admin } = await serverHere();

interface Installed {
  readonly accounts: { personId: string; username: string; code: string }[];
  readonly meetings: { id: string; skipped: { id: string }[] }[];
}

async function administrator(): Promise<Browser> {
  const browser = new Browser(url);
  await needed('sign-in', browser.request('POST', '/api/session', admin));
  return browser;
}

async function member(installed: Installed, personId: string): Promise<Browser> {
  const account = installed.accounts.find((one) => one.personId === personId);
  const browser = new Browser(url);
  const body = { username: account?.username, code: account?.code, password: 'bốn con ngựa chạy' };
  await needed('activation', browser.request('POST', '/api/session/activation', body));
  return browser;
}

const import_ = (browser: Browser, prefix: string, json: unknown = smallPackage()) =>
  browser.request<Installed>('POST', `/api/packages?prefix=${prefix}`, json);

test('an administrator imports a package; nobody else does', async () => {
  expect(await import_(new Browser(url), 'a-')).toMatchObject({ refusal: { code: 'not-signed-in' } });
  const installed = await needed('import', import_(await administrator(), 'a-'));
  expect(installed.meetings).toEqual([{ id: 'a-hop-1', skipped: [] }]);
  expect(installed.accounts).toHaveLength(7);
  expect(await import_(await member(installed, 'a-an'), 'b-')).toMatchObject({
    refusal: { code: 'not-administrator' },
  });
});

test('[MIN-8] a paper made of a package tells which of its characters cannot be printed', async () => {
  const json = smallPackage();
  Object.assign(json.meetings[0] as object, {
    documents: [{ id: 'la', type: 'Phụ lục', pages: 1, format: 'PDF', subject: 'Bản ភ' }],
  });
  const installed = await needed('import', import_(await administrator(), 'e-', json));
  expect(installed.meetings[0]?.skipped).toMatchObject([{ id: 'la', reason: expect.stringContaining('ភ (U+1797)') }]);
});

test('a package that does not fit is refused with its place, and nothing of it is kept', async () => {
  const browser = await administrator();
  const json = smallPackage();
  (json.meetings[0] as { roomId: string }).roomId = 'phong-9';
  const refused = { code: 'package-problem', params: { problem: 'meetings[0].roomId: no room "phong-9" in rooms' } };
  expect(await import_(browser, 'c-', json)).toEqual({ ok: false, refusal: refused });
  expect(await import_(browser, 'c-')).toMatchObject({ ok: true });
  const again = await import_(browser, 'c-');
  expect(again).toMatchObject({ ok: false, refusal: { code: 'package-problem' } });
});

test('the archive is for chair and secretary, once the meeting is closed', async () => {
  const installed = await needed('import', import_(await administrator(), 'd-'));
  const secretary = await member(installed, 'd-thu-ky');
  const path = '/api/meetings/d-hop-1';
  await needed('convening', secretary.request('POST', `${path}/convene`, { version: 1 }));
  const codeFor = async (browser: Browser) => {
    const got = await browser.bytes(`${path}/archive.zip`);
    return got.ok ? 'given' : got.refusal.code;
  };
  expect(await codeFor(secretary)).toBe('meeting-not-closed');
  expect(await codeFor(await member(installed, 'd-chi'))).toBe('not-chair-or-secretary');
  expect(await codeFor(new Browser(url))).toBe('not-signed-in');
  expect(await codeFor(await administrator())).toBe('not-invited');
});

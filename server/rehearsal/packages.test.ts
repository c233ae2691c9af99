import type { InstalledPackage } from '@dien-hong/shared/api';
import { furtherPackage, smallPackage } from '@dien-hong/shared/testing';
import { expect, test } from 'vitest';
import { Browser, needed } from './people/http.ts';
import { Folding } from './people/line.ts';
import { Measure } from './people/measure.ts';
import { Person } from './people/person.ts';
import { serverHere } from './testKit.ts';

const { url, admin } = await serverHere();

async function administrator(): Promise<Browser> {
  const browser = new Browser(url);
  await needed('sign-in', browser.request('POST', '/api/session', admin));
  return browser;
}

async function member(installed: InstalledPackage, personId: string): Promise<Browser> {
  const account = installed.accounts.find((one) => one.personId === personId);
  const browser = new Browser(url);
  const body = { username: account?.username, code: account?.code, password: 'bốn con ngựa chạy' };
  await needed('activation', browser.request('POST', '/api/session/activation', body));
  return browser;
}

const import_ = (browser: Browser, prefix: string, json: unknown = smallPackage()) =>
  browser.request<InstalledPackage>('POST', `/api/packages?prefix=${prefix}`, json);

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

test('[PKG-5, PKG-7] a further meeting of the organisation opens with the accounts and keys of the first', async () => {
  const admin = await administrator();
  const first = await needed('import', import_(admin, ''));
  const measure = new Measure();
  const person = async (id: string): Promise<Person> => {
    const { username, code } = first.accounts.find(
      (one) => one.personId === id,
    ) as InstalledPackage['accounts'][number];
    const one = new Person(id, url, measure);
    await one.activate(username, code, 'bốn con ngựa chạy');
    const made = await needed('code', admin.request<{ code: string }>('POST', '/api/devices/codes', { personId: id }));
    await one.enrol(made.code);
    return one;
  };
  const people = await Promise.all(['an', 'binh', 'chi', 'thu-ky'].map(person));
  const [chair, , member_, secretary] = people as [Person, Person, Person, Person];

  const second = await needed('second import', import_(admin, '', furtherPackage()));
  expect(second).toMatchObject({ meetings: [{ id: 'hop-2' }], accounts: [{ personId: 'moi' }], units: [] });
  expect(second.known).toEqual(first.accounts.map(({ personId }) => ({ personId, differences: [] })));
  const again = { username: first.accounts[0]?.username, password: 'bốn con ngựa chạy' };
  expect(await new Browser(url).request('POST', '/api/session', again)).toMatchObject({ ok: true });

  const folding = new Folding();
  await needed('convening', secretary.browser.request('POST', '/api/meetings/hop-2/convene', { version: 1 }));
  await Promise.all(people.map((one) => one.connect('hop-2', folding)));
  for (const one of people)
    expect(await one.command({ type: 'CheckIn', personId: one.id, method: 'qr' })).toMatchObject({ ok: true });
  expect(await chair.command({ type: 'OpenMeeting' })).toMatchObject({ ok: true });
  expect(await chair.command({ type: 'TakeUpItem', itemId: 'muc-1' })).toMatchObject({ ok: true });
  expect(await chair.command({ type: 'OpenVote', voteId: 'b1' })).toMatchObject({ ok: true });
  const ballot = await member_.signBallot('b1', ['Tán thành']);
  expect(await member_.cast('b1', ballot)).toMatchObject({ ok: true });
  for (const one of people) one.close();
});

test('[PKG-11] a prefix makes another organisation, to which the same prefix adds', async () => {
  const admin = await administrator();
  const first = await needed('import', import_(admin, 'g-'));
  expect(first).toMatchObject({ known: [], meetings: [{ id: 'g-hop-1' }] });
  expect(first.accounts).toHaveLength(7);
  const second = await needed('second import', import_(admin, 'g-', furtherPackage()));
  expect(second).toMatchObject({ meetings: [{ id: 'g-hop-2' }], accounts: [{ personId: 'g-moi' }] });
  expect(second.known.map(({ personId }) => personId)).toEqual(first.accounts.map(({ personId }) => personId));
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

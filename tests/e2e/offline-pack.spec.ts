import AxeBuilder from '@axe-core/playwright';
import type { PublishedPaper } from '@dien-hong/shared';
import type { Locator, Page } from '@playwright/test';
import { type Cable, cableTo } from './cable.ts';
import { atWork, convene, cookieOf, type Hand, handOf, secretaryId } from './council.ts';
import { noisyPdf, onDevice, type Row, shellKept, toldTo } from './device.ts';
import { council, ipad, phone, type Seat, session, shots, signInAs, sitDown } from './people.ts';
import { expect, test } from './test.ts';

// Here the application is kept on the device, as it is for people.
test.use({ serviceWorkers: 'allow' });

const lost = 'Mất mạng – vẫn đọc được tài liệu';
const pill = (page: Page, words: RegExp | string) => page.getByRole('status').filter({ hasText: words }).first();
const downloaded = (page: Page) => page.getByText(/^Đã tải (\d+)\/\1 tài liệu$/).first();
const reader = (page: Page) => page.getByRole('document', { name: /^Nội dung: / });
const files = async (page: Page): Promise<readonly Row[]> =>
  (await onDevice(page)).rows['dien-hong-device/files'] ?? [];

const isReadable = ({ value }: Row): boolean => (value as { readable: boolean }).readable;

/** A person in the room of a meeting on a device of his own, behind a cable, with all papers downloaded. */
async function settle(seat: Seat, cable: Cable, personId: string, meetingId = council): Promise<void> {
  await signInAs(seat, personId);
  await seat.page.goto(`${cable.url}/hop/${meetingId}`);
  await expect(downloaded(seat.page)).toBeVisible();
}
async function lose({ context }: Seat, cable: Cable): Promise<void> {
  cable.pull();
  await context.setOffline(true);
}
async function find({ context }: Seat, cable: Cable): Promise<void> {
  cable.plug();
  await context.setOffline(false);
}

/** Opens the paper that this button names, to its first page with ink on it. */
async function open(page: Page, paper: Locator): Promise<void> {
  await paper.click();
  await expect(reader(page)).toHaveAttribute('aria-busy', 'false');
  await expect(page.locator('.page[data-page-number="1"][data-loaded="true"] canvas')).toBeVisible();
}
async function turnAndSearch(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Trang sau' }).click();
  await expect(page.locator('.page[data-page-number="2"][data-loaded="true"] canvas')).toBeVisible();
  await page.getByRole('button', { name: 'Tìm trong tài liệu' }).click();
  await page.getByRole('textbox', { name: 'Tìm trong tài liệu' }).fill('nam');
  await expect(page.getByRole('search').getByRole('status')).toHaveText(/^\d+ \/ [1-9]\d*$/);
  await page.getByRole('textbox', { name: 'Tìm trong tài liệu' }).press('Escape');
}

/** Publishes a paper of its own to the whole council; its id and digest. */
async function publish(baseURL: string, secretary: Hand, subject: string, bytes: Buffer) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), 'anh.pdf');
  const headers = { cookie: await cookieOf(baseURL, secretaryId) };
  const reply = await fetch(`${baseURL}/api/meetings/${council}/uploads`, { method: 'POST', headers, body: form });
  const { sha256 } = (await reply.json()) as { sha256: string };
  const paper = { paperId: null, itemId: null, kind: 'Báo cáo', number: '', subject, issuer: '', issuedOn: null };
  const confirmed = await fetch(`${baseURL}/api/meetings/${council}/uploads/${sha256}/confirm`, {
    method: 'POST',
    headers,
  });
  expect(confirmed.ok).toBe(true);
  expect(await secretary.send({ type: 'PublishPaper', ...paper, access: 'everyone', sha256 })).toMatchObject({
    ok: true,
  });
  const known = Object.values((await toldTo(baseURL, secretaryId, council)).documents.papers);
  return known.find((one: PublishedPaper) => one.file?.sha256 === sha256) as PublishedPaper;
}

test('[21, 22, 25] a meeting entered before opens without a network, with papers never opened, and goes on when there is one', async ({
  browser,
  baseURL,
}) => {
  const { chair, secretary } = await atWork(baseURL ?? '', 'muc-3');
  const cable = await cableTo(baseURL ?? '');
  const member = await sitDown(browser, ipad);
  const { page, context } = member;
  await settle(member, cable, 'p40');
  await shellKept(page);
  const papers = page.getByRole('list', { name: 'Tài liệu' }).getByRole('button');
  const common = page
    .getByRole('tab', { name: 'Tài liệu chung' })
    .or(page.getByRole('button', { name: /^Tài liệu chung/ }));

  await test.step('downloaded papers open, page and search', async () => {
    await lose(member, cable);
    await expect(pill(page, lost)).toBeVisible();
    await common.click();
    await open(page, papers.nth(0));
    await turnAndSearch(page);
  });

  await test.step('after a reload the meeting opens, with papers never opened', async () => {
    await page.reload();
    await expect(page.locator('[aria-current="step"]')).toContainText('Báo cáo tình hình KT-XH');
    await expect(pill(page, lost)).toBeVisible();
    await expect(downloaded(page)).toBeVisible();
    await common.click();
    await open(page, papers.nth(1));
    await turnAndSearch(page);
    await page.screenshot({ path: `${shots}/offline-pack-reload.png` });
  });

  await test.step('what needs the network says so', async () => {
    await page.getByRole('button', { name: 'Xin phát biểu', exact: true }).click();
    await expect(page.getByText(/^Đang mất kết nối nên chưa gửi được/)).toBeVisible();
  });

  await test.step('the list of meetings is there, and leads back', async () => {
    await page.getByRole('link', { name: 'Cuộc họp' }).click();
    await expect(page.getByText(/^Mất mạng\. Đây là các cuộc họp có trên thiết bị này/)).toBeVisible();
    await expect(downloaded(page)).toBeVisible();
    await page.screenshot({ path: `${shots}/offline-pack-list.png` });
    await page.getByRole('link', { name: 'Vào phòng' }).click();
    await expect(page.locator('[aria-current="step"]')).toContainText('Báo cáo tình hình KT-XH');
  });

  await test.step('back again, the present is there without a reload', async () => {
    await page.evaluate(() => Object.assign(window, { sameAsBefore: true }));
    expect(await chair.send({ type: 'TakeUpItem', itemId: 'muc-8' })).toMatchObject({ ok: true });
    await find(member, cable);
    await expect(pill(page, /Đã cập nhật [1-9]\d* thay đổi/)).toBeVisible();
    await expect(page.locator('[aria-current="step"]')).toContainText('Thảo luận tại hội trường');
    expect(await page.evaluate(() => 'sameAsBefore' in window)).toBe(true);
  });

  // The application is kept; of a meeting nothing is but what is under its person.
  const kept = await onDevice(page);
  expect(kept.cached.filter((path) => !/^\/(assets\/|pdfjs\/|$)/.test(path))).toEqual([]);
  for (const [store, rows] of Object.entries(kept.rows))
    if (/^dien-hong-device\/(?!account)/.test(store))
      for (const { key } of rows) expect((key as string[])[0], store).toBe('p40');
  expect(member.complaints).toEqual([]);
  for (const hand of [chair, secretary]) hand.close();
  await context.close();
  await cable.close();
});

test('a paper published in the meeting comes by itself; cut off in the middle, only the rest is fetched; withdrawn, it goes', async ({
  browser,
  baseURL,
}) => {
  const { chair, secretary } = await atWork(baseURL ?? '', 'muc-3');
  const cable = await cableTo(baseURL ?? '');
  const member = await sitDown(browser, ipad);
  const { page, context } = member;
  await settle(member, cable, 'p41');
  await shellKept(page);
  const ranges: string[] = [];
  page.on('requestfinished', async (request) => {
    const range = request.headers().range;
    if (/\/papers\//.test(request.url()) && range) ranges.push(range);
  });

  const size = 6_000_000;
  cable.pullAfter(2_500_000);
  const paper = await publish(baseURL ?? '', secretary, 'Bản đồ quy hoạch', noisyPdf(size, 41));
  await expect.poll(cable.isPlugged).toBe(false);
  await expect(page.getByText(/^Đã tải (\d+)\/\d+ tài liệu, sẽ tải tiếp$/).first()).toBeVisible();
  await page.screenshot({ path: `${shots}/offline-pack-cut.png` });
  const before = [...ranges];
  expect(before.length).toBeGreaterThanOrEqual(1);
  const carried = cable.carried();

  cable.plug();
  await expect(downloaded(page)).toBeVisible();
  expect(new Set(ranges).size, 'no part twice').toBe(ranges.length);
  expect(ranges.length, 'the rest').toBeGreaterThan(before.length);
  const whole = before.length * 256 * 1024;
  expect(cable.carried() - carried, 'bytes after the cut').toBeLessThan(size - whole + 500_000);
  const { sha256 } = paper.file ?? { sha256: '' };
  const isHere = async () => (await files(page)).some(({ key }) => (key as string[]).includes(sha256));
  expect(await isHere()).toBe(true);

  await test.step('withdrawn while the device is away: gone at the next contact', async () => {
    await lose(member, cable);
    await expect(pill(page, lost)).toBeVisible();
    const reason = 'Nhầm bản';
    expect(await secretary.send({ type: 'WithdrawPaper', paperId: paper.id, reason })).toMatchObject({ ok: true });
    expect(await isHere()).toBe(true);
    await find(member, cable);
    await expect.poll(isHere).toBe(false);
    const left = await onDevice(page);
    expect(JSON.stringify(left.rows['dien-hong-device/parts'])).not.toContain(sha256);
  });

  await test.step('the list of meetings is contact enough', async () => {
    const other = await publish(baseURL ?? '', secretary, 'Bản vẽ', noisyPdf(50_000, 42));
    const digest = other.file?.sha256 ?? '';
    const has = ({ key }: Row) => (key as string[]).includes(digest);
    await expect.poll(async () => (await files(page)).filter(has).some(isReadable)).toBe(true);
    await page.goto('about:blank');
    const away = { type: 'WithdrawPaper', paperId: other.id, reason: 'Nhầm bản' } as const;
    expect(await secretary.send(away)).toMatchObject({ ok: true });
    await page.goto(`${cable.url}/`);
    await expect(downloaded(page)).toBeVisible();
    expect((await files(page)).some(({ key }) => (key as string[]).includes(digest))).toBe(false);
  });
  expect(member.complaints).toEqual([]);
  for (const hand of [chair, secretary]) hand.close();
  await context.close();
  await cable.close();
});

test('whoever is not invited any more keeps nothing of the meeting', async ({ browser, baseURL }) => {
  await convene(baseURL ?? '');
  const secretary = await handOf(baseURL ?? '', secretaryId);
  const headers = { cookie: await cookieOf(baseURL ?? '', secretaryId) };
  const reply = await fetch(`${baseURL}/api/meetings/${council}/candidates`, { headers });
  const { people } = (await reply.json()) as { people: { id: string }[] };
  const invited = Object.keys((await toldTo(baseURL ?? '', secretaryId, council)).attendance.people);
  const substituteId = people.find(({ id }) => !invited.includes(id))?.id ?? '';
  const appoint = { type: 'AppointSubstitute', personId: 'p45', substituteId, reason: 'Ốm' } as const;
  expect(await secretary.send(appoint)).toMatchObject({ ok: true });

  const cable = await cableTo(baseURL ?? '');
  const seat = await sitDown(browser, ipad);
  const { page } = seat;
  await settle(seat, cable, substituteId);
  expect((await files(page)).length).toBeGreaterThan(0);
  expect(await secretary.send({ type: 'WithdrawSubstitute', substituteId })).toMatchObject({ ok: true });
  await expect(page.getByText(/^Đại biểu không có tên trong thành phần dự cuộc họp này/)).toBeVisible();
  await expect
    .poll(async () => {
      const { rows } = await onDevice(page);
      return ['meetings', 'files', 'parts'].map((store) => rows[`dien-hong-device/${store}`]?.length);
    })
    .toEqual([0, 0, 0]);
  expect(seat.complaints).toEqual([]);
  secretary.close();
  await seat.context.close();
  await cable.close();
});

test('another person on the same device sees nothing of the first, and whoever signs out leaves nothing', async ({
  browser,
  baseURL,
}) => {
  const cable = await cableTo(baseURL ?? '');
  const seat = await sitDown(browser, ipad);
  const { page, context } = seat;
  await settle(seat, cable, 'p03', session);
  await context.clearCookies();
  await signInAs(seat, 'p04');
  await page.goto(`${cable.url}/`);
  await expect(page.getByText('Chưa tải tài liệu').first()).toBeVisible();
  const mine = await onDevice(page);
  for (const [store, rows] of Object.entries(mine.rows))
    if (store.startsWith('dien-hong-device/')) expect(JSON.stringify(rows), store).not.toContain('"p03"');
  expect(mine.rows['dien-hong-device/parts']).toEqual([]);
  await lose(seat, cable);
  await page.goto(`${cable.url}/hop/${session}`);
  await expect(page.getByText(/^Mất mạng, và cuộc họp này chưa từng mở/)).toBeVisible();
  await find(seat, cable);
  await expect(downloaded(page)).toBeVisible();

  await page.getByRole('button', { name: /^Tài khoản/ }).click();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.waitForURL(/dang-nhap/);
  const left = await onDevice(page);
  for (const [store, rows] of Object.entries(left.rows))
    if (store.startsWith('dien-hong-')) expect(rows, store).toEqual([]);
  expect(Object.keys(left.session).filter((key) => key !== 'vue-router:scroll')).toEqual([]);
  expect(Object.keys(left.local).filter((key) => !/^(language|theme|textSize|storage-asked)$/.test(key))).toEqual([]);
  expect(seat.complaints).toEqual([]);
  await context.close();
  await cable.close();
});

test('signed out without a network one is signed out, and the server hears of it', async ({ browser, baseURL }) => {
  const cable = await cableTo(baseURL ?? '');
  const seat = await sitDown(browser, ipad);
  const { page, context } = seat;
  await settle(seat, cable, 'p05', session);
  await shellKept(page);
  await lose(seat, cable);
  await page.getByRole('button', { name: /^Tài khoản/ }).click();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.waitForURL(/dang-nhap/);
  expect((await files(page)).length).toBe(0);
  await page.goto(`${cable.url}/hop/${session}`);
  await expect(page.getByText(/Báo cáo/)).toHaveCount(0);
  await find(seat, cable);
  await page.goto(`${cable.url}/hop/${session}`);
  await page.waitForURL(/dang-nhap/);
  expect(await (await context.request.get('/api/session')).json()).toMatchObject({ kind: 'nobody' });
  expect(seat.complaints).toEqual([]);
  await context.close();
  await cable.close();
});

test('on this device: what is kept, how large it is, and removing it', async ({ browser, baseURL }) => {
  const cable = await cableTo(baseURL ?? '');
  for (const device of [ipad, phone]) {
    const seat = await sitDown(browser, device);
    const { page, context } = seat;
    const shot = async (name: string) => {
      await page.screenshot({ path: `${shots}/device-${name}-${device.width}.png` });
      expect((await new AxeBuilder({ page }).analyze()).violations, name).toEqual([]);
    };
    await signInAs(seat, 'p06');
    await page.goto(`${cable.url}/hop/${session}`);
    await expect.poll(async () => (await files(page)).filter(isReadable).length).toBe(22);
    await page.goto(`${cable.url}/`);
    await page.getByRole('button', { name: /^Tài khoản/ }).click();
    await page.getByRole('link', { name: 'Trên thiết bị này', exact: true }).click();
    await expect(page.getByText(/^1 cuộc họp · 22 tài liệu · [\d,.]+\sMB$/)).toBeVisible();
    await shot('kept');
    await page.getByRole('button', { name: 'Xoá khỏi thiết bị này' }).click();
    const dialog = page.getByRole('alertdialog');
    await expect(dialog.getByText('22/22')).toBeVisible();
    await shot('asked');
    await dialog.getByRole('button', { name: 'Xoá khỏi thiết bị này' }).click();
    await expect(page.getByText('Chưa có cuộc họp nào trên thiết bị này.')).toBeVisible();
    expect((await files(page)).length).toBe(0);
    await shot('removed');

    // What was removed comes back only when it is asked for.
    await page
      .getByRole('article')
      .filter({ hasText: 'Phiên họp Ủy ban nhân dân xã thường kỳ' })
      .getByRole('link', { name: 'Vào phòng' })
      .click();
    if (device === phone) await page.getByRole('button', { name: /^Chương trình.* sơ đồ$/ }).click();
    await expect(page.getByText('Không giữ tài liệu trên thiết bị này').first()).toBeVisible();
    await page.getByRole('button', { name: /^Tải [\d,.]+\sMB$/ }).click();
    await expect(downloaded(page)).toBeVisible();
    await shot('room');
    expect(seat.complaints).toEqual([]);
    await context.close();
  }
  await cable.close();
});

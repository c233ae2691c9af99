import type { PublishedPaper } from '@dien-hong/shared';
import type { Locator, Page } from '@playwright/test';
import { type Client, cookieOf, secretaryId } from './kit/council.ts';
import { noisyPdf, onDevice, type Row, shellKept, stateOf } from './kit/device.ts';
import {
  councilOnCable,
  downloaded,
  files,
  find,
  isReadable,
  lose,
  lost,
  pill,
  reader,
  settle,
} from './kit/offlineKit.ts';
import { council, shots } from './kit/people.ts';
import { inTurn } from './kit/sample.ts';
import { expect, test } from './kit/test.ts';

// Here the application is kept on the device, as it is for people.
test.use({ serviceWorkers: 'allow' });
const pack = inTurn('packs', 2);

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

/** Publishes a new paper to the whole council; answers its id and digest. */
async function publish(baseURL: string, secretary: Client, subject: string, bytes: Buffer) {
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
  const known = Object.values((await stateOf(baseURL, secretaryId, council)).documents.papers);
  return known.find((one: PublishedPaper) => one.file?.sha256 === sha256) as PublishedPaper;
}

pack()(
  '[21, 22, 25] a meeting entered before opens without a network, with papers never opened, and goes on when there is one',
  async ({ browser, baseURL }) => {
    const { chair, cable, member, page, leave } = await councilOnCable(browser, baseURL ?? '', 'muc-3');
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

    // The application is kept; all data of a meeting is stored under its person.
    const kept = await onDevice(page);
    expect(kept.cached.filter((path) => !/^\/(assets\/|pdfjs\/|$)/.test(path))).toEqual([]);
    for (const [store, rows] of Object.entries(kept.rows))
      if (/^dien-hong-device\/(?!account)/.test(store))
        for (const { key } of rows) expect((key as string[])[0], store).toBe('p40');
    expect(member.complaints).toEqual([]);
    await leave();
  },
);

pack()(
  'a paper published in the meeting comes by itself; cut off in the middle, only the rest is fetched; withdrawn, it goes',
  async ({ browser, baseURL }) => {
    const { secretary, cable, member, page, leave } = await councilOnCable(browser, baseURL ?? '', 'muc-3');
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
    await leave();
  },
);

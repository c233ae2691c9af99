import type { Page } from '@playwright/test';
import { ipad, laptop, phone, type Seat, session, shots, signInAs, sitDown } from './kit/people.ts';
import { expect, test } from './kit/test.ts';

// Reading is independent of the meeting's state: these tests hold before it, during it and after it.
const room = `/hop/${session}`;

interface DemoPaper {
  readonly id: string;
  readonly sha256: string;
  readonly pages: number;
  readonly itemId: string | null;
}

/** One of the reader's rarer tools. */
async function choose(page: Page, tool: string): Promise<void> {
  await page.getByRole('button', { name: 'Công cụ khác' }).click();
  await page.getByRole('menuitem', { name: tool, exact: true }).click();
}

/** The demo's papers as the secretary prepared them. */
async function papersOf(seat: Seat): Promise<DemoPaper[]> {
  await signInAs(seat, 'p13');
  const reply = await seat.context.request.get(`/api/meetings/${session}/draft`);
  const { draft } = (await reply.json()) as {
    draft: { papers: { id: string; itemId: string | null; file: { sha256: string; pages: number } | null }[] };
  };
  return draft.papers.flatMap(({ id, itemId, file }) => (file ? [{ id, itemId, ...file }] : []));
}

const reader = (page: Page) => page.getByRole('document', { name: /^Nội dung: / });
const canvases = (page: Page) => page.locator('.pdfViewer .page canvas').count();

async function opened(page: Page): Promise<void> {
  await expect(reader(page)).toHaveAttribute('aria-busy', 'false');
  await expect(page.locator('.page[data-loaded="true"]').first()).toBeVisible();
}

test('pages, zoom, thumbnails and search, and nothing is asked of other servers', async ({ browser, baseURL }) => {
  const member = await sitDown(browser, ipad);
  const { page } = member;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await signInAs(member, 'p02');
  await page.goto(room);
  await opened(page);

  await test.step('pages', async () => {
    await expect(page.getByRole('button', { name: /^Trang 1 \// })).toBeVisible();
    await page.getByRole('button', { name: 'Trang sau' }).click();
    await expect(page.getByRole('button', { name: /^Trang 2 \// })).toBeVisible();
    await page.getByRole('button', { name: /^Trang 2 \// }).click();
    await page.getByRole('textbox', { name: /^Đến trang/ }).fill('1');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /^Trang 1 \// })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Trang trước' })).toBeDisabled();
  });

  await test.step('zoom', async () => {
    const sheet = page.locator('.page').first();
    const width = async () => (await sheet.boundingBox())?.width ?? 0;
    const before = await width();
    await page.getByRole('button', { name: 'Phóng to' }).click();
    await expect.poll(width).toBeGreaterThan(before * 1.15);
    await choose(page, 'Vừa chiều rộng');
    await expect.poll(width).toBeCloseTo(before, 0);
  });

  await test.step('thumbnails', async () => {
    await choose(page, 'Các trang thu nhỏ');
    const small = page.getByRole('navigation', { name: 'Các trang thu nhỏ' });
    await expect(small.locator('img').first()).toBeVisible();
    await small.getByRole('button', { name: 'Trang 3' }).click();
    await expect(small.getByRole('button', { name: 'Trang 3' })).toHaveAttribute('aria-current', 'page');
    await page.screenshot({ path: `${shots}/reader-thumbnails.png` });
    await choose(page, 'Ẩn các trang thu nhỏ');
  });

  await test.step('search without marks', async () => {
    await page.getByRole('button', { name: 'Tìm trong tài liệu' }).click();
    const line = page.getByRole('textbox', { name: 'Tìm trong tài liệu' });
    await line.fill('ngan sach');
    await expect(page.getByRole('search').getByRole('status')).toHaveText(/^\d+ \/ [1-9]\d*$/);
    const found = page.locator('.textLayer .highlight.selected');
    await expect(found.first()).toBeVisible();
    expect((await found.allTextContents()).join('').trim().toLowerCase()).toBe('ngân sách');
    await page.screenshot({ path: `${shots}/reader-search.png` });
    await line.fill('khong co chu nay');
    await expect(page.getByText('Không thấy')).toBeVisible();
    await line.press('Escape');
    await expect(line).toBeHidden();
  });

  await test.step('every tool can be reached on a phone', async () => {
    const { width, height } = phone;
    await page.setViewportSize({ width, height });
    await choose(page, 'Đọc ban đêm');
    await expect(reader(page)).toHaveClass(/night/);
    await page.screenshot({ path: `${shots}/reader-phone-night.png` });
    await choose(page, 'Đọc ban ngày');
  });

  expect(asked.length).toBeGreaterThan(5);
  const outside = asked.filter((url) => !/^(blob|data):/.test(url) && new URL(url).origin !== baseURL);
  expect(outside).toEqual([]);
  expect(member.complaints).toEqual([]);
  await member.context.close();
});

test('paging through the longest paper keeps few pages in memory', async ({ browser }) => {
  const member = await sitDown(browser, laptop);
  const { page } = member;
  const longest = (await papersOf(member)).reduce((one, other) => (other.pages > one.pages ? other : one));
  await signInAs(member, 'p02');
  // The device remembers the last page read: the room opens there.
  await page.goto('/dang-nhap');
  await page.evaluate(
    ([key, value]) => localStorage.setItem(key as string, value as string),
    [`reading:p02:${session}`, JSON.stringify({ last: longest.id, pages: { [longest.id]: 1 } })],
  );
  await page.goto(room);
  await opened(page);
  let most = 0;
  for (let at = 1; at <= longest.pages; at++) {
    await expect(page.getByRole('button', { name: `Trang ${at} / ${longest.pages}, đổi trang` })).toBeVisible();
    await expect(page.locator(`.page[data-page-number="${at}"][data-loaded="true"]`)).toBeAttached();
    most = Math.max(most, await canvases(page));
    if (at < longest.pages) await page.getByRole('button', { name: 'Trang sau' }).click();
  }
  expect(most).toBeGreaterThan(0);
  expect(most, `${longest.pages} pages`).toBeLessThanOrEqual(14);
  expect(member.complaints).toEqual([]);
  await member.context.close();
});

test('a paper for members only is not there for a guest', async ({ browser }) => {
  const [member, guest] = await Promise.all([sitDown(browser, ipad), sitDown(browser, ipad)]);
  const papers = await papersOf(member);
  await signInAs(member, 'p02');
  await signInAs(guest, 'p09');
  const secret = papers.find(({ id }) => id === 'd-9a');
  if (!secret) throw new Error('the demo has no paper d-9a');
  const address = `/api/meetings/${session}/papers/${secret.id}/${secret.sha256}`;
  expect((await member.context.request.get(address)).status()).toBe(200);
  expect((await guest.context.request.get(address)).status()).toBe(404);
  for (const [seat, sees] of [
    [member, true],
    [guest, false],
  ] as const) {
    await seat.page.goto(room);
    await opened(seat.page);
    // A person who may not see the item learns only that it exists.
    const title = sees
      ? 'Xét đề nghị khen thưởng tổng kết năm 2026'
      : 'Nội dung chỉ dành cho người có quyền biểu quyết';
    const item = seat.page.getByRole('listitem').filter({ hasText: title }).first();
    await item.getByRole('button').first().click();
    const papersOfItem = item.getByRole('list', { name: 'Tài liệu' });
    await expect(papersOfItem).toHaveCount(sees ? 1 : 0);
    if (!sees) {
      expect(await seat.page.content()).not.toContain(secret.sha256);
      expect(await seat.page.content()).not.toContain('khen thưởng tổng kết năm 2026');
    }
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  }
});

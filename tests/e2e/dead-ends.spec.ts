// Addresses that lead nowhere, meetings that one may not see, and people without meetings: each page says so, and has a way on.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smallPackage } from '@dien-hong/shared/testing';
import type { Locator, Page } from '@playwright/test';
import { openServer } from '../builtServer.ts';
import { hall, ipad, phone, type Seat, session, shots, signInAs, sitDown } from './kit/people.ts';
import { expectSound, outOfReach, smallTargets, tooSmall, violations } from './kit/sound.ts';
import { expect, test } from './kit/test.ts';

/** Saves pictures of the page, and expects that it is sound, readable and in reach, on each device. `dark`: in any theme. */
async function look(page: Page, name: string, dark = false): Promise<void> {
  await test.step(name, async () => {
    if (dark) expect.soft(await violations(page), name).toEqual([]);
    else await expectSound(page, name);
    for (const { width, height } of [phone, hall, ipad]) {
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: `${shots}/dead-end-${name}-${width}.png` });
      expect.soft(await outOfReach(page), `${name}, ${width} wide`).toEqual([]);
      expect.soft(await smallTargets(page), `${name}, ${width} wide, for a finger`).toEqual([]);
      expect.soft(await tooSmall(page), `${name}, ${width} wide`).toEqual([]);
    }
  });
}

/** Takes a link with the keyboard alone. */
async function take(page: Page, link: Locator): Promise<void> {
  await expect(link).toBeVisible();
  for (let presses = 0; presses < 20; presses++) {
    if (await link.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');
}
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

async function leave({ context, complaints }: Seat): Promise<void> {
  expect(complaints).toEqual([]);
  await context.close();
}

test('an unknown address says so, and leads to signing in or to one’s meetings', async ({ browser }) => {
  const seat = await sitDown(browser, ipad);
  const { page } = seat;
  await page.goto('/quan-tri/khong-co');
  await expect(heading(page, 'Không có trang này')).toBeVisible();
  await look(page, 'address-nobody');
  await take(page, page.getByRole('link', { name: 'Đến trang đăng nhập' }));
  await expect(page).toHaveURL(/\/dang-nhap$/);

  await signInAs(seat, 'p02');
  await page.goto('/hop');
  await expect(heading(page, 'Không có trang này')).toBeVisible();
  await look(page, 'address-member');
  await take(page, page.getByRole('link', { name: 'Về danh sách cuộc họp' }));
  await expect(heading(page, 'Cuộc họp của tôi')).toBeVisible();
  await leave(seat);
});

test('an unknown meeting and one without an invitation are told in the same words on each of its screens', async ({
  browser,
}) => {
  const seat = await sitDown(browser, ipad);
  const { page } = seat;
  // A delegate of the council, who is not invited to the committee’s session.
  await signInAs(seat, 'p33');
  const screens = { room: '', chair: '/dieu-hanh', secretary: '/thu-ky', hall: '/man-hinh', preparation: '/chuan-bi' };
  for (const [name, path] of Object.entries(screens)) {
    const told: string[] = [];
    for (const id of ['abc', session]) {
      await page.goto(`/hop/${id}${path}`);
      const note = page.getByRole('alert').filter({ hasText: 'Không có cuộc họp này, hoặc' });
      await expect(note).toBeVisible();
      told.push(((await page.locator('#app').textContent()) ?? '').replace(/\d\d:\d\d/g, ''));
      await expect(page.getByText('Đang nối lại')).toHaveCount(0);
    }
    expect(told[1], name).toBe(told[0]);
    await look(page, `meeting-${name}`, name === 'hall');
    await take(page, page.getByRole('link', { name: 'Về danh sách cuộc họp' }));
    await expect(heading(page, 'Cuộc họp của tôi')).toBeVisible();
  }
  await leave(seat);
});

test('an administrator without a person finds his work; a member without meetings reads whom to ask', async ({
  browser,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'dien-hong-dead-ends-'));
  const password = 'four unrelated words';
  const { url, close } = await openServer(folder, { ADMIN_PASSWORD: password });
  const seat = await sitDown(browser, ipad);
  const { page, context } = seat;
  const post = async (path: string, data: object) => {
    const reply = await context.request.post(`${url}${path}`, { data });
    expect(reply.ok(), path).toBe(true);
    return reply.json();
  };
  await post('/api/session', { username: 'admin', password });
  await page.goto(url);
  await expect(heading(page, 'Việc của người quản trị')).toBeVisible();
  await expect(page.getByText(/^Đây là tài khoản quản trị/)).toBeVisible();
  await look(page, 'administrator');
  for (const path of ['/phieu', '/phieu/thong-ke', '/hop/x', '/hop/x/man-hinh', '/hop/x/chuan-bi']) {
    await page.goto(`${url}${path}`);
    await expect(heading(page, 'Tài khoản này không dự họp')).toBeVisible();
    await expect(page.getByText('Phiên đăng nhập đã hết')).toHaveCount(0);
    await expect(page.getByText(/^Đây là tài khoản quản trị/)).toBeVisible();
  }
  await look(page, 'administrator-elsewhere');
  await take(page, page.getByRole('link', { name: 'Về trang đầu' }));
  await take(page, page.getByRole('link', { name: 'Mở quy tắc biểu quyết' }));
  await expect(heading(page, 'Quy tắc biểu quyết')).toBeVisible();

  const { accounts } = await post('/api/packages', smallPackage());
  const account = (accounts as { personId: string; username: string; code: string }[]).find(
    ({ personId }) => personId === 'chi',
  );
  await post('/api/session/activation', {
    username: account?.username,
    code: account?.code,
    password: 'bon tu khong lien quan',
  });
  await page.goto(url);
  await expect(page.getByText('Chưa có cuộc họp nào mời đồng chí.')).toBeVisible();
  await look(page, 'member');
  await take(page, page.getByRole('button', { name: 'Xem lại danh sách' }));
  await expect(page.getByRole('button', { name: 'Xem lại danh sách' })).toBeFocused();
  await leave(seat);
  await close();
  await rm(folder, { recursive: true, force: true });
});

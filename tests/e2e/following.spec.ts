import type { Page } from '@playwright/test';
import { hasTurn } from '../random.ts';
import { clientOf } from './kit/council.ts';
import { hall, ipad, type Seat, session, shots, signInAs, sitDown } from './kit/people.ts';
import { expect, test } from './kit/test.ts';

const room = `/hop/${session}`;
const pageNow = (page: Page) => page.getByRole('button', { name: /^Trang \d+ \/ \d+, đổi trang$/ });
const onPage = (page: Page, number: number) => expect(pageNow(page)).toContainText(new RegExp(`^\\s*${number} /`));

async function enter(seat: Seat, personId: string): Promise<void> {
  await signInAs(seat, personId);
  await seat.page.goto(room);
  await expect(seat.page.locator('.page[data-loaded="true"]').first()).toBeVisible();
}

async function goTo(page: Page, number: number): Promise<void> {
  await pageNow(page).click();
  await page.getByRole('textbox', { name: /^Đến trang/ }).fill(`${number}`);
  await page.keyboard.press('Enter');
  await onPage(page, number);
}

/** Where the presenter's dot is, as shares of its page. */
const dotOn = (page: Page, number: number) =>
  page.evaluate((of) => {
    const sheet = document.querySelector(`.page[data-page-number="${of}"]`)?.getBoundingClientRect();
    const dot = document.querySelector(`.page[data-page-number="${of}"] .presenter-dot`)?.getBoundingClientRect();
    if (!sheet || !dot) return null;
    const across = (dot.left + dot.width / 2 - sheet.left) / sheet.width;
    const down = (dot.top + dot.height / 2 - sheet.top) / sheet.height;
    return [Math.round(across * 20) / 20, Math.round(down * 20) / 20];
  }, number);
test.skip(!hasTurn('followers and clocks', 2, 0), 'another push runs it');

test('followers turn with the presenter and keep their zoom and ink; the hall sees what he sees', async ({
  browser,
  baseURL,
}) => {
  const [presenter, member, screen] = (await Promise.all([
    sitDown(browser, ipad),
    sitDown(browser, ipad),
    sitDown(browser, hall),
  ])) as [Seat, Seat, Seat];
  await enter(presenter, 'p13');
  await enter(member, 'p02');
  await presenter.page.getByRole('button', { name: 'Trình bày trang này' }).click();
  await expect(member.page.getByRole('button', { name: 'Về trang trình bày' })).toBeVisible();
  await member.page.getByRole('button', { name: 'Về trang trình bày' }).click();

  await test.step('the page turns, zoom and strokes stay', async () => {
    const sheet = member.page.locator('.page[data-page-number="1"]');
    await member.page.getByRole('button', { name: 'Bút viết' }).click();
    const box = await sheet.boundingBox();
    if (!box) throw new Error('the first page is not there');
    await member.page.mouse.move(box.x + 200, box.y + 150);
    await member.page.mouse.down();
    await member.page.mouse.move(box.x + 320, box.y + 190, { steps: 8 });
    await member.page.mouse.up();
    await expect(sheet.locator('.marks:not(.live) path')).toHaveCount(1);
    await member.page.getByRole('button', { name: 'Bút viết' }).click();
    await member.page.getByRole('button', { name: 'Phóng to' }).click();
    await expect.poll(async () => (await sheet.boundingBox())?.width).toBeGreaterThan(box.width * 1.1);
    const width = (await sheet.boundingBox())?.width ?? 0;

    await goTo(presenter.page, 3);
    await onPage(member.page, 3);
    expect((await member.page.locator('.page[data-page-number="3"]').boundingBox())?.width).toBeCloseTo(width, 0);
    await expect(member.page.getByText('Đang theo người trình bày – trang 3')).toBeVisible();
  });

  await test.step('turning a page oneself leaves; one button returns', async () => {
    await goTo(member.page, 2);
    await expect(member.page.getByText('Đang tự xem – người trình bày ở trang 3')).toBeVisible();
    await goTo(presenter.page, 5);
    await expect(member.page.getByText('Đang tự xem – người trình bày ở trang 5')).toBeVisible();
    await onPage(member.page, 2);
    await member.page.getByRole('button', { name: 'Về trang trình bày' }).click();
    await onPage(member.page, 5);
  });

  await test.step('the pointer and the part of the page reach everyone', async () => {
    const read = await presenter.page.evaluate((key) => localStorage.getItem(key), `reading:p13:${session}`);
    const { last: paperId } = JSON.parse(read ?? '{}') as { last: string };
    const client = await clientOf(baseURL ?? '', 'p13', session);
    expect(await client.send({ type: 'ShowOnScreen', show: { view: 'paper', paperId } })).toMatchObject({ ok: true });
    await screen.context.request.post('/api/demo/session', { data: { screenOf: session } });
    await screen.page.goto(`${room}/man-hinh`);
    const large = screen.page.locator('.page[data-page-number="5"]');
    await expect(large).toHaveAttribute('data-loaded', 'true');
    // The presenter sees the whole width of the page and a part of its height: so does the hall, larger than the whole page would be.
    await expect.poll(async () => (await large.boundingBox())?.height ?? 0).toBeGreaterThan(hall.height);
    await presenter.page.getByRole('button', { name: 'Con trỏ cho mọi người thấy' }).click();
    const sheet = await presenter.page.locator('.page[data-page-number="5"]').boundingBox();
    if (!sheet) throw new Error('page 5 is not there');
    await presenter.page.mouse.move(sheet.x + sheet.width * 0.25, sheet.y + 200);
    await presenter.page.mouse.down();
    await presenter.page.mouse.move(sheet.x + sheet.width * 0.5, sheet.y + 240, { steps: 5 });
    const there = [0.5, Math.round((240 / sheet.height) * 20) / 20];
    await expect.poll(() => dotOn(member.page, 5)).toEqual(there);
    await expect.poll(() => dotOn(screen.page, 5)).toEqual(there);
    await screen.page.screenshot({ path: `${shots}/following-screen.png` });
    await presenter.page.screenshot({ path: `${shots}/following-presenter.png` });
    await member.page.screenshot({ path: `${shots}/following-member.png` });
    await presenter.page.mouse.up();
    await expect(member.page.locator('.presenter-dot')).toHaveCount(0);
    expect(await client.send({ type: 'ShowOnScreen', show: { view: 'waiting' } })).toMatchObject({ ok: true });
    client.close();
  });

  await presenter.page.getByRole('button', { name: 'Ngừng trình bày' }).click();
  await expect(member.page.getByRole('button', { name: 'Tự xem' })).toHaveCount(0);
  for (const seat of [presenter, member, screen]) {
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  }
});

import type { Locator, Page } from '@playwright/test';
import { clientOf, secretaryId } from './council.ts';
import { paperOf, publish, upload } from './paperKit.ts';
import { council, type Seat } from './people.ts';
import { expect } from './test.ts';

export const paragraphs = (more: readonly string[] = []) => [
  'Tổng thu ngân sách nhà nước trên địa bàn dự kiến 18.450 tỷ đồng, tăng 8,2% so với ước thực hiện năm 2026.',
  ...more,
  'Chi đầu tư phát triển 6.120 tỷ đồng, ưu tiên các dự án giao thông liên vùng, y tế tuyến cơ sở, trường học vùng khó khăn.',
  'Dự phòng ngân sách 420 tỷ đồng, sử dụng cho phòng, chống thiên tai, dịch bệnh và các nhiệm vụ phát sinh.',
];

export const drawn = (page: Page) => page.locator('.own-layer .marks:not(.live) path');
export const reading = (page: Page) => page.locator('.page[data-page-number="1"][data-loaded="true"]');
export const box = async (locator: Locator) => {
  const found = await locator.boundingBox();
  if (!found) throw new Error('it is not on the page');
  return found;
};

export async function openPaper(seat: Seat, subject: string, url = ''): Promise<void> {
  await seat.page.goto(`${url}/hop/${council}`);
  const group = seat.page.getByRole('button', { name: /^Tài liệu chung/ });
  await expect(group).toBeVisible();
  if ((await group.getAttribute('aria-expanded')) === 'false') await group.click();
  await seat.page.getByRole('button', { name: new RegExp(subject) }).click();
  await expect(seat.page.getByRole('region', { name: new RegExp(subject) })).toBeVisible();
  await expect(reading(seat.page)).toBeVisible();
}

/** A stroke across the page, from one share of its width to another. */
export async function stroke(page: Page, from: number, to: number, down: number): Promise<void> {
  const sheet = await box(page.locator('.page[data-page-number="1"]'));
  const y = sheet.y + down * sheet.width;
  await page.mouse.move(sheet.x + from * sheet.width, y);
  await page.mouse.down();
  await page.mouse.move(sheet.x + to * sheet.width, y + 6, { steps: 12 });
  await page.mouse.up();
}

/** Drags the highlighter over these words of the page's text. */
export async function highlight(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Bút tô sáng' }).click();
  // The text comes a moment after the picture of it.
  await expect(page.locator('.page[data-page-number="1"] .textLayer')).toContainText(words);
  const place = await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(
      document.querySelector('.page[data-page-number="1"] .textLayer') as Element,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, y: (top + bottom) / 2 };
    }
    return null;
  }, words);
  if (!place) throw new Error(`${words}: not on the page`);
  await page.mouse.move(place.left + 2, place.y);
  await page.mouse.down();
  await page.mouse.move(place.right - 2, place.y, { steps: 6 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Bút tô sáng' }).click();
}

/** Publishes a paper with these paragraphs and its subject; answers the subject. */
export async function newPaper(address: string, subject: string): Promise<string> {
  const client = await clientOf(address, secretaryId);
  await publish(client, await upload(address, council, await paperOf(paragraphs([subject]))), subject);
  client.close();
  return subject;
}

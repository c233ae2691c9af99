import type { Page } from '@playwright/test';
import { scanPdf, textPdf } from '../../server/src/testing/bigPapers.ts';
import { hasTurn } from '../random.ts';
import { clientOf, convene, secretaryId } from './kit/council.ts';
import { publish, upload } from './kit/paperKit.ts';
import { council, ipad, shots, signInAs, sitDown } from './kit/people.ts';
import { night, sample } from './kit/sample.ts';
import { expect, test } from './kit/test.ts';

test.skip(!hasTurn('files of any kind and size', 2, 1), 'another push runs it');

const mostCanvases = 14;
/** The most pixels of a page's canvas; beyond it only the visible part is drawn. */
const mostPixels = 3_300_000;

const pageNow = (page: Page) => page.getByRole('button', { name: /^Trang \d+ \/ \d+, đổi trang$/ });
async function goTo(page: Page, number: number): Promise<void> {
  await pageNow(page).click();
  await page.getByRole('textbox', { name: /^Đến trang/ }).fill(`${number}`);
  await page.keyboard.press('Enter');
  await expect(page.locator(`.page[data-page-number="${number}"][data-loaded="true"]`)).toBeVisible();
}
const canvases = (page: Page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLCanvasElement>('.pdfViewer .page canvas')];
    return { count: all.length, largest: Math.max(0, ...all.map(({ width, height }) => width * height)) };
  });

const large = [
  { name: 'Bản quét dài', pages: night ? 300 : 60, make: scanPdf },
  { name: 'Báo cáo dài', pages: night ? 500 : 100, make: textPdf },
];
for (const { name, pages, make } of sample(large, 1))
  test(`${name}: any page comes, and few are held`, async ({ browser, baseURL }) => {
    const address = baseURL ?? '';
    await convene(address);
    const client = await clientOf(address, secretaryId);
    await publish(client, await upload(address, council, await make(pages)), name);
    client.close();
    const member = await sitDown(browser, ipad);
    const { page } = member;
    await signInAs(member, 'p37');
    await page.goto(`/hop/${council}`);
    const group = page.getByRole('button', { name: /^Tài liệu chung/ });
    if ((await group.getAttribute('aria-expanded')) === 'false') await group.click();
    await page.getByRole('button', { name: new RegExp(name) }).click();
    await expect(page.locator('.page[data-page-number="1"][data-loaded="true"]')).toBeVisible();
    await expect(pageNow(page)).toContainText(`/ ${pages}`);

    let [most, largest] = [0, 0];
    const look = async () => {
      const now = await canvases(page);
      most = Math.max(most, now.count);
      largest = Math.max(largest, now.largest);
    };
    for (const at of [Math.floor(pages / 3), Math.floor(pages / 2), pages, 2]) {
      await goTo(page, at);
      await look();
    }
    for (let n = 0; n < 12; n++) {
      await page.getByRole('button', { name: 'Trang sau' }).click();
      await expect(page.locator(`.page[data-page-number="${3 + n}"][data-loaded="true"]`)).toBeAttached();
      await look();
    }
    // As large as possible: the sheet would be 45 million pixels.
    const larger = page.getByRole('button', { name: 'Phóng to', exact: true });
    while (await larger.isEnabled()) await larger.click();
    await expect(page.locator('.page[data-page-number="14"][data-loaded="true"]')).toBeVisible();
    await look();
    await page.screenshot({ path: `${shots}/large-${pages}.png` });
    expect(most, 'canvases').toBeLessThanOrEqual(mostCanvases);
    expect(most).toBeGreaterThan(0);
    expect(largest, 'pixels of a canvas').toBeLessThanOrEqual(mostPixels);
    expect(member.complaints).toEqual([]);
    await member.context.close();
  });

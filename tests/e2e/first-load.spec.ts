import { gzipSync } from 'node:zlib';
import { expect, test } from './kit/test.ts';

const kilobytes = 110;
const later = /pdf|p12|cades|words\.en|Room|Chair|Secretary/;

test('[2] the sign-in page brings little script, and none of what comes after it', async ({ page }) => {
  const scripts = new Map<string, number>();
  page.on('response', async (response) => {
    const { pathname } = new URL(response.url());
    if (/\.m?js$/.test(pathname)) scripts.set(pathname, gzipSync(await response.body()).length);
  });
  await page.goto('/dang-nhap');
  await expect(page.getByRole('button').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  const sum = [...scripts.values()].reduce((all, one) => all + one, 0);
  expect(sum / 1024, [...scripts].join('\n')).toBeLessThan(kilobytes);
  expect([...scripts.keys()].filter((name) => later.test(name))).toEqual([]);
});

test('the name stands until the first screen is there: no empty page between', async ({ page }) => {
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/session', async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest('**/api/session');
  await page.goto('/dang-nhap');
  await asked;
  // Long enough for everything that is drawn meanwhile.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const name = page.getByText('Đang mở phòng họp không giấy…');
  await expect(name).toBeVisible();
  answer();
  await expect(page.getByRole('button').first()).toBeVisible();
  await expect(name).toBeHidden();
});

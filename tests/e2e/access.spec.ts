import type { Page } from '@playwright/test';
import { council, ipad, laptop, phone, session, signInAs, sitDown } from './kit/people.ts';
import { sample } from './kit/sample.ts';
import { lostWords, outOfReach, setTextSize, smallTargets, spacedOut, themes, violations } from './kit/sound.ts';
import { expect, test } from './kit/test.ts';

// Only looks at screens: the meetings stay as they were.

const tabs = {
  secretary: ['roll', 'agenda', 'papers', 'votes', 'minutes', 'other'],
  preparation: ['facts', 'agenda', 'people', 'papers', 'votes', 'checks'],
};
const screens: readonly (readonly [name: string, who: string | null, path: string])[] = [
  ['sign-in', null, '/dang-nhap'],
  ['meetings', 'p02', '/'],
  ['room', 'p02', `/hop/${session}`],
  ['device', 'p02', '/thiet-bi'],
  ['chair', 'p01', `/hop/${session}/dieu-hanh`],
  ...tabs.secretary.map((tab) => [`secretary-${tab}`, 'p13', `/hop/${session}/thu-ky?muc=${tab}`] as const),
  ...tabs.preparation.map((tab) => [`preparation-${tab}`, 'p13', `/hop/${council}/chuan-bi?muc=${tab}`] as const),
  ['consultations', 'p13', '/phieu'],
  ['consultation', 'p02', '/phieu/plyk-01'],
  ['consultation-statistics', 'p13', '/phieu/thong-ke'],
  ['rules', 'p13', '/quy-tac'],
  ['rule', 'p13', '/quy-tac/hdnd-tinh/2'],
  ['rule-edit', 'p13', '/quy-tac/hdnd-tinh/2/sua'],
  ['big-screen', 'screen', `/hop/${session}/man-hinh`],
];

// The other way round, so that the language is looked at on other screens than the rest.
const signedInScreens = screens.filter(([, who]) => who !== null).reverse();

/** Waits until the screen is complete: the meeting has arrived and no request is under way. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('#app')).not.toBeEmpty();
  await expect(page.getByText(/^(Đang (vào phòng|tải|kết nối|mở)|Loading|Entering|Opening|Connecting)/)).toHaveCount(0);
  await expect(page.getByRole('heading').first()).toBeVisible();
}

test('every screen is sound: for assistive technology in light and dark, in forced colours, on a phone with large text', async ({
  browser,
}) => {
  const seat = await sitDown(browser, ipad);
  const { page, context } = seat;
  for (const [name, who, path] of sample(screens, screens.length / 4))
    await test.step(name, async () => {
      if (who === 'screen') await context.request.post('/api/demo/session', { data: { screenOf: session } });
      else if (who !== null) await signInAs(seat, who);
      await page.goto(path);
      await settled(page);
      for (const theme of themes) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        // The big screen is dark under any setting of its machine.
        await expect(page.locator('html')).toHaveAttribute('data-theme', who === 'screen' ? 'dark' : theme);
        expect.soft(await violations(page), `${name}, ${theme}`).toEqual([]);
      }
      if (who !== 'screen') expect.soft(await smallTargets(page), `${name}, for a finger`).toEqual([]);
      expect.soft(await spacedOut(page), `${name}, text spaced out`).toEqual([]);
      expect.soft(await lostWords(page), `${name}, in forced colours`).toEqual([]);
      if (who === 'screen') return;
      await page.setViewportSize(phone);
      // Controls in reach at the largest text size are in reach at smaller ones.
      await setTextSize(page, 130);
      expect.soft(await outOfReach(page), `${name}, on a phone, text at 130 %`).toEqual([]);
      await page.setViewportSize(ipad);
    });
  expect(seat.complaints).toEqual([]);
  await context.close();
});

/** A missing text shows its key: "secretary.tab.roll". File names and addresses are no keys. */
const bareKeys = (text: string): string[] =>
  (text.match(/\b[a-z][a-z-]*\.[a-zA-Z]+(\.[a-zA-Z]+)*\b/g) ?? []).filter(
    (word) => !/\.(pdf|docx|vn|p12|pfx|com)$/.test(word),
  );

/** Dates and times as a device in American English would write them. */
const american = /\b\d{1,2}:\d{2}(:\d{2})?\s?[AP]M\b|\b(0?\d|1[0-2])\/(1[3-9]|2\d|3[01])\/\d{4}\b/;

test('the language changes in place, with every word there; on a device in American English, too', async ({
  browser,
}) => {
  const seat = await sitDown(browser, ipad, 'en-US');
  const { page, context } = seat;
  const missing: string[] = [];
  page.on('console', (message) => {
    if (/Not found '.*' key|intlify/.test(message.text())) missing.push(message.text());
  });
  await signInAs(seat, 'p02');
  await page.goto(`/hop/${session}`);
  await settled(page);
  await page.getByRole('button', { name: 'Trang sau' }).click();
  await expect(page.getByRole('button', { name: /^Trang 2 \// })).toBeVisible();
  await page.getByRole('tab', { name: 'Sơ đồ' }).click();
  await page.getByRole('button', { name: /^Tài khoản/ }).click();
  await page.getByLabel('Ngôn ngữ').selectOption('en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Page 2 \// })).toBeVisible();
  await expect(page.getByRole('tab', { selected: true })).toHaveText(/plan|map|seat/i);

  for (const [name, who, path] of sample(signedInScreens, screens.length / 4))
    await test.step(name, async () => {
      // A page that notices that somebody else signed in starts anew by itself, which would end the next step's own start.
      await page.goto('about:blank');
      if (who === 'screen') await context.request.post('/api/demo/session', { data: { screenOf: session } });
      else await signInAs(seat, who ?? '');
      await page.goto(path);
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await settled(page);
      const labels = await page
        .locator('[aria-label], [placeholder], [title]')
        .evaluateAll((all) =>
          all.map((one) =>
            ['aria-label', 'placeholder', 'title'].map((kind) => one.getAttribute(kind) ?? '').join('\n'),
          ),
        );
      const text = `${(await page.locator('body').allInnerTexts()).join()}\n${labels.join('\n')}`;
      expect.soft(bareKeys(text), name).toEqual([]);
      expect.soft(text.match(/\{\w+\}/g), name).toBeNull();
      const values = await page
        .locator('input')
        .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
      expect.soft(american.exec(`${text}\n${values.join('\n')}`)?.[0], name).toBeUndefined();
      expect
        .soft(await page.locator('input:is([type=date], [type=time], [type=datetime-local])').count(), name)
        .toBe(0);
    });
  expect(missing).toEqual([]);
  await context.close();
});

test('with the keyboard alone: signing in and entering the room', async ({ browser }) => {
  const seat = await sitDown(browser, laptop);
  const { page } = seat;
  await page.goto('/dang-nhap');
  const goal = page.getByRole('button', { name: /^Thư ký: Nguyễn Thị Bích Ngọc/ });
  await expect(goal).toBeVisible();
  const reach = async (wanted: typeof goal) => {
    for (let presses = 0; presses < 40; presses++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await expect(wanted).toBeFocused();
  };
  await reach(goal);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/hop\/[^/]+\/thu-ky$/);
  const link = page.getByRole('link', { name: 'Phòng họp' }).first();
  await expect(link).toBeVisible();
  await reach(link);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/hop\/[^/]+$/);
  await settled(page);
  await reach(page.getByRole('document', { name: /^Nội dung: / }));
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: /^Trang 2 \// })).toBeVisible();
  expect(seat.complaints).toEqual([]);
  await seat.context.close();
});

import type { Locator, Page } from '@playwright/test';
import { atWork } from './kit/council.ts';
import { laptop, sitDown } from './kit/people.ts';
import { expect, test } from './kit/test.ts';

/** Presses Tab until `goal` has the focus, in the page's own order. */
async function tabTo(page: Page, goal: Locator): Promise<void> {
  await expect(goal).toBeVisible();
  for (let presses = 0; presses < 90; presses++) {
    if (await goal.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(goal).toBeFocused();
}
async function press(page: Page, goal: Locator): Promise<void> {
  await tabTo(page, goal);
  await page.keyboard.press('Enter');
}

test('signing in, entering, asking to speak, voting and reading the result with the keyboard alone', async ({
  browser,
  baseURL,
}) => {
  const { chair, secretary } = await atWork(baseURL ?? '', 'muc-12');
  const member = await sitDown(browser, laptop);
  const { page } = member;

  await test.step('signing in and entering', async () => {
    await page.goto('/dang-nhap');
    // The council's members are many and folded away; they are the second of the two meetings to choose from.
    const members = page.locator('summary').filter({ hasText: 'Đại biểu' });
    await tabTo(page, members);
    if (!(await page.getByRole('button', { name: /Trịnh Văn Bình/ }).isVisible())) await page.keyboard.press('Enter');
    await press(page, page.getByRole('button', { name: /Trịnh Văn Bình/ }));
    await page.waitForURL(/\/hop\/hdnd-xa-ky3$/);
  });

  await test.step('asking to speak and withdrawing', async () => {
    await press(page, page.getByRole('button', { name: 'Xin phát biểu', exact: true }));
    await expect(page.getByText(/^Thứ \d+ trong danh sách$/)).toBeVisible();
    await press(page, page.getByRole('button', { name: 'Rút đăng ký' }));
    await expect(page.getByRole('button', { name: 'Xin phát biểu', exact: true })).toBeVisible();
  });

  await test.step('voting', async () => {
    expect(await chair.send({ type: 'OpenVote', voteId: 'h4' })).toMatchObject({ ok: true });
    // The vote takes the screen and the focus.
    await expect(page.getByRole('heading', { level: 1, name: /Chương trình giám sát/ })).toBeFocused();
    await press(page, page.getByRole('button', { name: 'Tạo khoá ký thử nghiệm' }));
    const choices = page.getByRole('radio');
    await expect(page.getByRole('button', { name: 'Hãy chọn một phương án' })).toBeVisible();
    await tabTo(page, choices.first());
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: 'Không tán thành' })).toBeChecked();
    await press(page, page.getByRole('button', { name: 'Gửi phiếu: Không tán thành' }));
    await expect(page.getByText('Phiếu của đại biểu: Không tán thành')).toBeVisible();
    expect(await chair.send({ type: 'CloseVote', voteId: 'h4' })).toMatchObject({ ok: true });
    await expect(page.getByText(/Không thông qua/).first()).toBeVisible();
    await press(page, page.getByRole('button', { name: 'Về phòng họp' }));
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  expect(member.complaints).toEqual([]);
  for (const client of [chair, secretary]) client.close();
  await member.context.close();
});

import { clientOf } from './kit/council.ts';
import { councilOnCable, find, lose, lost, pill } from './kit/offlineKit.ts';
import { council, ipad, phone, shots, signInAs, sitDown } from './kit/people.ts';
import { expect, test } from './kit/test.ts';

const back = /Đã cập nhật [1-9]\d* thay đổi/;

test('without a network one reads on; back again, the present is there without a reload', async ({
  browser,
  baseURL,
}) => {
  const { chair, cable, member, page, leave } = await councilOnCable(browser, baseURL ?? '', 'muc-3');
  await signInAs(member, 'p30');
  await page.goto(`${cable.url}/hop/${council}`);
  await expect(pill(page, 'Đã kết nối')).toBeVisible();
  await expect(page.locator('[aria-current="step"]')).toContainText('Báo cáo tình hình KT-XH');
  await expect(page.locator('.page[data-loaded="true"]').first()).toBeVisible();
  await page.evaluate(() => Object.assign(window, { sameAsBefore: true }));

  await lose(member, cable);
  await expect(pill(page, lost)).toBeVisible();
  await page.getByRole('button', { name: 'Trang sau' }).click();
  await expect(page.getByRole('button', { name: /^Trang 2 \// })).toBeVisible();
  await expect(page.locator('.page[data-page-number="2"][data-loaded="true"] canvas')).toBeVisible();
  await page.screenshot({ path: `${shots}/offline-reading.png` });

  // Meanwhile the meeting goes on.
  const other = await clientOf(baseURL ?? '', 'p31');
  await chair.send({ type: 'TakeUpItem', itemId: 'muc-8' });
  expect((await other.send({ type: 'AskToSpeak', kind: 'thaoLuan1', topic: '' })).ok).toBe(true);
  await expect(page.locator('[aria-current="step"]')).toContainText('Báo cáo tình hình KT-XH');

  await find(member, cable);
  await expect(pill(page, back)).toBeVisible();
  await expect(page.locator('[aria-current="step"]')).toContainText('Thảo luận tại hội trường');
  await page.screenshot({ path: `${shots}/offline-back.png` });
  // The paper that was being read is still open at the same page.
  await expect(page.getByRole('button', { name: /^Trang 2 \// })).toBeVisible();
  await expect(pill(page, 'Đã kết nối')).toBeVisible();
  expect(await page.evaluate(() => 'sameAsBefore' in window)).toBe(true);
  // It is connected again: his request to speak goes behind the one made meanwhile.
  await page.getByRole('button', { name: 'Xin phát biểu', exact: true }).click();
  await expect(page.getByText('Thứ 2 trong danh sách', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Rút đăng ký' }).click();
  await expect(page.getByRole('button', { name: 'Xin phát biểu', exact: true })).toBeVisible();
  expect(member.complaints).toEqual([]);
  other.close();
  await leave();
});

test('a ballot sent without a network is kept, and counted once when there is one', async ({ browser, baseURL }) => {
  const { chair, cable, member, page, leave } = await councilOnCable(browser, baseURL ?? '', 'muc-12');
  const clerk = await sitDown(browser, ipad);
  await signInAs(member, 'p32');
  await page.goto(`${cable.url}/hop/${council}`);
  await expect(pill(page, 'Đã kết nối')).toBeVisible();
  await signInAs(clerk, 'p13');
  await clerk.page.goto(`/hop/${council}/thu-ky?muc=votes`);
  expect(await chair.send({ type: 'OpenVote', voteId: 'h1' })).toMatchObject({ ok: true });
  await expect(clerk.page.getByText('0/28 đã gửi phiếu').first()).toBeVisible();

  await page.getByRole('button', { name: 'Tạo khoá ký thử nghiệm' }).click();
  await page.getByText('Tán thành', { exact: true }).first().click();
  await expect(page.getByRole('button', { name: 'Gửi phiếu: Tán thành' })).toBeEnabled();
  await lose(member, cable);
  await expect(pill(page, lost)).toBeVisible();
  // Also when it is tapped twice.
  await page.getByRole('button', { name: 'Gửi phiếu: Tán thành' }).dblclick();
  await expect(page.getByRole('button', { name: 'Đã ký – đang chờ mạng để gửi…' })).toBeVisible();
  await expect(page.getByText('tự gửi đúng một lần khi có mạng trở lại')).toBeVisible();
  await page.screenshot({ path: `${shots}/offline-ballot.png` });
  // On a phone the bar of a vote has one line, also then.
  await page.setViewportSize(phone);
  const bar = page.getByRole('dialog').locator('header').first();
  await expect(bar.getByText('Mất mạng', { exact: true })).toBeVisible();
  await page.screenshot({ path: `${shots}/offline-ballot-phone.png` });
  expect((await bar.boundingBox())?.height).toBeLessThan(80);
  await page.setViewportSize(ipad);
  await expect(clerk.page.getByText('0/28 đã gửi phiếu').first()).toBeVisible();

  await find(member, cable);
  await expect(page.getByText('Phiếu của đại biểu: Tán thành')).toBeVisible();
  await expect(clerk.page.getByText('1/28 đã gửi phiếu').first()).toBeVisible();
  await page.reload();
  await expect(page.getByText('Phiếu của đại biểu: Tán thành')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Gửi phiếu/ })).toHaveCount(0);

  expect(await chair.send({ type: 'CloseVote', voteId: 'h1' })).toMatchObject({ ok: true });
  await expect(page.getByText(/1\/30 \(3,33%\)/).first()).toBeVisible();
  expect(member.complaints).toEqual([]);
  expect(clerk.complaints).toEqual([]);
  await clerk.context.close();
  await leave();
});

import { convene, secretaryId } from './kit/council.ts';
import { highlight, newPaper, openPaper, paragraphs } from './kit/markingKit.ts';
import { paperOf } from './kit/paperKit.ts';
import { council, ipad, laptop, shots, signInAs, sitDown } from './kit/people.ts';
import { expect, test } from './kit/test.ts';

const inserted = Array.from(
  { length: 10 },
  (_, n) => `Khoản bổ sung thứ ${n + 1}: kinh phí hỗ trợ hộ nghèo vùng sâu, thực hiện trong quý ${(n % 4) + 1}.`,
);

let address = '';
test.beforeAll(async ({ baseURL }) => {
  address = baseURL ?? '';
  await convene(address);
});

test('a new version is announced; marks go with their words, or stay on the old one; what changed is shown', async ({
  browser,
}) => {
  const subject = await newPaper(address, 'Bản mới của tờ trình');
  const member = await sitDown(browser, ipad);
  await signInAs(member, 'p36');
  await openPaper(member, subject);
  const { page } = member;
  await highlight(page, '420 tỷ đồng');
  await highlight(page, 'trường học vùng khó khăn');
  await expect(page.locator('.own-layer rect')).toHaveCount(2);

  // The secretary sees the new version before it is published.
  const clerk = await sitDown(browser, laptop);
  await signInAs(clerk, secretaryId);
  await clerk.page.goto(`/hop/${council}/thu-ky?muc=papers`);
  const next = paragraphs([subject, ...inserted]).map((text) => text.replace(', trường học vùng khó khăn', ''));
  const file = { name: 'to-trinh-2.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await paperOf(next)) };
  const dialog = clerk.page.getByRole('alertdialog', { name: 'Thay bằng bản mới?' });
  const choose = async () => {
    const chooser = clerk.page.waitForEvent('filechooser');
    await clerk.page.getByRole('button', { name: new RegExp(`^Thay bằng bản mới: .*${subject}$`) }).click();
    await (await chooser).setFiles(file);
    await expect(dialog.getByText('to-trinh-2.pdf')).toBeVisible();
  };
  await choose();
  const preview = await dialog.getByRole('link', { name: 'Xem trước tệp' }).getAttribute('href');
  expect((await clerk.page.request.get(preview ?? '')).headers()['content-type']).toBe('application/pdf');
  await expect(dialog).toContainText(
    /Bản đang dùng\s*1 trang\s*Bản thay vào\s*2 trang\s*Đã mở bản đang dùng\s*1 người/,
  );
  await clerk.page.screenshot({ path: `${shots}/version-preview.png` });
  await clerk.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/có bản mới/)).toBeHidden();
  await choose();
  await dialog.getByRole('button', { name: 'Thay bằng bản mới' }).click();
  // The new version is only announced: the page being read stays.
  await expect(page.getByText(/có bản mới \(bản 2\)/)).toBeVisible();
  await expect(page.locator('.own-layer rect')).toHaveCount(2);
  await page.screenshot({ path: `${shots}/marks-announced.png` });

  await page.getByRole('button', { name: 'Mở bản mới', exact: true }).click();
  await expect(page.getByText(/1 đánh dấu ở bản cũ/)).toBeVisible();
  const carried = page.locator('.own-layer rect').first();
  await expect(carried).toBeAttached();
  await carried.scrollIntoViewIfNeeded();
  await expect
    .poll(() =>
      page.evaluate(() => {
        const mark = document.querySelector('.own-layer rect')?.getBoundingClientRect();
        if (!mark) return '';
        const at = document.caretRangeFromPoint(mark.left + mark.width / 2, mark.top + mark.height / 2);
        return at?.startContainer.textContent ?? '';
      }),
    )
    .toContain('420 tỷ đồng');
  await page.screenshot({ path: `${shots}/marks-carried.png` });

  await page.getByRole('button', { name: 'Công cụ khác' }).click();
  await page.getByRole('menuitem', { name: 'Xem thay đổi so với bản 1' }).click();
  await expect(page.getByText(/\d+ chỗ thay đổi so với bản 1/)).toBeVisible();
  await page.getByRole('button', { name: 'Danh sách' }).click();
  await expect(page.getByText(/Khoản bổ sung thứ 1/).last()).toBeVisible();
  await expect(page.locator('del')).toContainText('trường học vùng khó khăn');
  await expect(page.locator('.change-added').first()).toBeAttached();
  await page.screenshot({ path: `${shots}/marks-changes.png` });
  await page.getByRole('button', { name: 'Ẩn thay đổi' }).first().click();

  await page.getByRole('button', { name: /^Bản 1, trang 1/ }).click();
  await expect(page.getByText(/có bản mới \(bản 2\)/)).toBeVisible();
  await expect(page.locator('.own-layer rect')).toHaveCount(2);

  // And a way back: the version read here comes into force again.
  await clerk.page.getByRole('button', { name: new RegExp(`^Về bản trước: .*${subject}$`) }).click();
  await clerk.page.getByRole('alertdialog').getByRole('button', { name: 'Quay về bản 1' }).click();
  await expect(page.getByText(/có bản mới/)).toBeHidden();
  for (const seat of [member, clerk]) {
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  }
});

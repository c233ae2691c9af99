import { council, hall, ipad, phone, shots, signInAs, sitDown } from './kit/people.ts';
import { expect, test } from './kit/test.ts';

test('an administrator copies a rule pack, sees what differs, saves it; a secretary finds it', async ({ browser }) => {
  const seat = await sitDown(browser, ipad);
  const { page } = seat;
  await signInAs(seat, 'p13');
  await page.goto('/');
  await page.getByRole('link', { name: 'Quy tắc biểu quyết' }).click();
  await expect(page.getByRole('heading', { name: 'HĐND cấp tỉnh', exact: true })).toBeVisible();
  const name = `UBND xã Liêm Thanh ${Date.now()}`;
  await page.getByRole('article').filter({ hasText: 'UBND cấp xã' }).getByRole('link', { name: 'Xem' }).first().click();
  await page.getByLabel('Thử với số thành viên').fill('8');
  await expect(page.getByText('8 thành viên: cần 6 người có mặt, 5 phiếu tán thành thì thông qua.')).toBeVisible();
  await expect(page.getByText(/^Theo luật: Điều 40 Luật Tổ chức chính quyền địa phương/).first()).toBeVisible();
  await expect(page.getByText(/^Theo quy định, không phải luật: Quy chế làm việc/).first()).toBeVisible();
  await page.screenshot({ path: `${shots}/rules-one.png`, fullPage: true });
  await expect(page.getByRole('button', { name: 'Gỡ phiên bản này' })).toBeHidden();
  await page.getByRole('link', { name: 'Tạo bản sao để sửa' }).click();
  await page.getByLabel('Tên', { exact: true }).fill(name);
  const changes = page.getByRole('region', { name: 'Khác với bản gốc' });
  await page.getByRole('textbox', { name: 'Ghi đủ chữ' }).first().fill('');
  await page.getByRole('button', { name: 'Lưu bản sao' }).click();
  await expect(page.getByText('Bộ quy tắc chưa dùng được: xin xem lại mục “Căn cứ”')).toBeVisible();
  await page.getByRole('textbox', { name: 'Ghi đủ chữ' }).first().fill('Điều 40 Luật Tổ chức chính quyền địa phương');
  await page.getByRole('spinbutton', { name: 'Phần' }).first().fill('3');
  await page.getByRole('spinbutton', { name: 'Phần' }).nth(1).fill('4');
  await expect(changes.getByText('Ít nhất 2/3 tổng số thành viên UBND có mặt')).toBeVisible();
  await expect(changes.getByText('Ít nhất 3/4 tổng số thành viên UBND có mặt')).toBeVisible();
  await page.getByLabel('Ghi chú').fill('Theo nghị quyết đầu nhiệm kỳ');
  await page.screenshot({ path: `${shots}/rules-edit.png`, fullPage: true });
  await page.getByRole('button', { name: 'Lưu bản sao' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByText('Bản gốc: Ít nhất 2/3 tổng số thành viên UBND có mặt')).toBeVisible();
  for (const { width, height } of [phone, hall]) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: `${shots}/rules-copy-${width}.png`, fullPage: true });
  }
  await page.goto(`/hop/${council}/chuan-bi`);
  const choice = page.getByLabel('Bộ quy tắc áp dụng');
  await expect(choice.getByRole('option', { name: `${name}, phiên bản 1` })).toBeAttached();
  await page.screenshot({ path: `${shots}/rules-choice.png`, fullPage: true });
  expect(seat.complaints).toEqual([]);
});

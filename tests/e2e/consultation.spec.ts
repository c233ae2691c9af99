import type { Page } from '@playwright/test';
import { hall, ipad, laptop, phone, type Seat, session, shots, signInAs, sitDown } from './kit/people.ts';
import { violations } from './kit/sound.ts';
import { expect, test } from './kit/test.ts';

const shot = (page: Page, name: string) =>
  page.screenshot({ path: `${shots}/consultation-${name}.png`, fullPage: true });
const sound = async (page: Page, what: string) => expect(await violations(page), what).toEqual([]);

/** Opens the consultation from this person's list of open tasks, with a key to sign with. */
async function begin({ page }: Seat, subject: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: /Phiếu lấy ý kiến \(\d+ chờ trả lời\)/ }).click();
  await page.getByRole('article').filter({ hasText: subject }).getByRole('link', { name: 'Đọc và trả lời' }).click();
  await expect(page.getByRole('radio', { name: 'Đồng ý', exact: true })).toBeVisible();
  const key = page.getByRole('button', { name: 'Tạo khoá ký thử nghiệm' });
  const ready = page.getByText('Ý kiến được ký bằng khoá của đồng chí trên máy này.');
  await expect(key.or(ready)).toBeVisible();
  if (await key.isVisible()) await key.click();
  await expect(ready).toBeVisible();
}

test('a written consultation from its draft to the report: a secretary and three members', async ({ browser }) => {
  const clerk = await sitDown(browser, laptop);
  const members = await Promise.all([ipad, phone, ipad].map((one) => sitDown(browser, one)));
  const [first, second, third] = members as [Seat, Seat, Seat];
  await signInAs(clerk, 'p13');
  for (const [seat, person] of [
    [first, 'p02'],
    [second, 'p03'],
    [third, 'p04'],
  ] as const)
    await signInAs(seat, person);
  const { page } = clerk;
  const subject = `Kế hoạch phòng chống rét ${Date.now()}`;
  const pdf = await page.pdf();

  await page.goto('/phieu');
  await page.getByRole('button', { name: 'Lập phiếu mới' }).click();
  await page.getByLabel('Về việc').fill(subject);
  await page.getByLabel('Nội dung xin ý kiến').fill('Đề nghị đồng chí cho ý kiến về dự thảo Kế hoạch phòng chống rét.');
  await page.getByLabel('Số phiếu').fill('PLYK-30/2026');
  await expect(page.getByRole('heading', { name: 'Người được hỏi (8)' })).toBeVisible();
  await page
    .getByLabel(/Chọn tệp PDF/)
    .setInputFiles({ name: 'Du_thao_ke_hoach.pdf', mimeType: 'application/pdf', buffer: pdf });
  // A page without words: a person has to look at it first.
  await page.getByRole('checkbox', { name: /^Tôi đã xem tệp/ }).check();
  await page.getByRole('button', { name: 'Đưa vào phiếu' }).click();
  await expect(page.getByLabel('Tên tài liệu (1 trang)')).toHaveValue('Du thao ke hoach');
  await shot(page, 'edit');
  await sound(page, 'edit');
  await page.getByRole('button', { name: 'Gửi lấy ý kiến…' }).click();
  const sending = page.getByRole('alertdialog');
  await expect(sending.getByText('8', { exact: true })).toBeVisible();
  await sending.getByRole('button', { name: 'Gửi lấy ý kiến' }).click();
  await expect(page.getByText('Chưa phải kết quả cuối cùng')).toBeVisible();

  // Two taps after reading: the card, the button that names the choice it sends.
  await begin(first, subject);
  await first.page.getByRole('button', { name: /Du thao ke hoach/ }).click();
  await expect(first.page.getByRole('region', { name: 'Trang 1' })).toBeVisible();
  await first.page.keyboard.press('Escape');
  await shot(first.page, 'answer');
  await sound(first.page, 'answer');
  await first.page.getByText('Đồng ý', { exact: true }).click();
  await first.page.getByRole('button', { name: 'Ký và gửi: Đồng ý' }).click();
  await expect(first.page.getByRole('heading', { name: 'Ý kiến của đồng chí: Đồng ý' })).toBeVisible();

  // Another opinion needs words; a file goes with it; the written text survives a reload.
  await begin(second, subject);
  await second.page.getByText('Ý kiến khác', { exact: true }).click();
  await expect(second.page.getByRole('button', { name: 'Ghi rõ ý kiến khác trước' })).toBeDisabled();
  await second.page.getByLabel('Ý kiến khác của đồng chí').fill('Đề nghị bổ sung kinh phí cho thôn An Lạc.');
  await second.page
    .getByLabel(/Đính kèm tệp PDF/)
    .setInputFiles({ name: 'gop-y.pdf', mimeType: 'application/pdf', buffer: pdf });
  await expect(second.page.getByText('gop-y.pdf')).toBeVisible();
  await second.page.reload();
  await expect(second.page.getByLabel('Ý kiến khác của đồng chí')).toHaveValue(
    'Đề nghị bổ sung kinh phí cho thôn An Lạc.',
  );
  await shot(second.page, 'answer-phone');
  await second.page.getByRole('button', { name: 'Ký và gửi: Ý kiến khác' }).click();
  await expect(second.page.getByRole('heading', { name: 'Ý kiến của đồng chí: Ý kiến khác' })).toBeVisible();

  // Without a network the answer waits on the device, and is sent by itself later.
  await begin(third, subject);
  await third.page.getByText('Đồng ý', { exact: true }).click();
  await third.context.setOffline(true);
  await third.page.getByRole('button', { name: 'Ký và gửi: Đồng ý' }).click();
  await expect(third.page.getByText('Chưa gửi được vì mất mạng.')).toBeVisible();
  await third.context.setOffline(false);
  await expect(third.page.getByRole('heading', { name: 'Ý kiến của đồng chí: Đồng ý' })).toBeVisible();
  // He sees his own answer only; those of others are shown after the closing.
  await expect(third.page.getByText('bổ sung kinh phí')).toHaveCount(0);

  await page.reload();
  await page.getByRole('button', { name: 'Nhắc 5 người chưa trả lời' }).click();
  await expect(page.getByText('đã nhắc 1 lần')).toHaveCount(5);
  await page.getByRole('button', { name: 'Gia hạn…' }).click();
  await page.getByLabel('Lý do').fill('Chờ số liệu của thôn');
  await page.getByRole('button', { name: 'Gia hạn', exact: true }).click();
  await expect(page.getByText(/Chờ số liệu của thôn/)).toBeVisible();
  await shot(page, 'follow-up');
  await sound(page, 'follow-up');
  await page.getByRole('button', { name: 'Kết thúc…' }).click();
  await expect(page.getByRole('alertdialog').getByText('Chưa đến thời hạn')).toBeVisible();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Kết thúc lấy ý kiến' }).click();
  await expect(page.getByText(/^2\/8 \(25,00%\) đồng ý trong hạn/)).toBeVisible();

  await page.getByRole('button', { name: 'Giải trình, tiếp thu…' }).click();
  await page.getByLabel('Giải trình chung').fill('Tiếp thu, hoàn thiện dự thảo.');
  await page.getByLabel(/Giải trình, tiếp thu ý kiến của/).fill('Bổ sung 20 triệu đồng.');
  await page.getByRole('button', { name: 'Lưu giải trình' }).click();
  await expect(page.getByText('Bổ sung 20 triệu đồng.')).toBeVisible();
  const [sheet] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tổng hợp (Excel)' }).click(),
  ]);
  expect(sheet.suggestedFilename()).toBe('tong-hop-y-kien.xlsx');
  await page.getByRole('button', { name: 'Báo cáo tại cuộc họp…' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Phiên họp Ủy ban nhân dân/ })
    .click();
  await expect(page.getByText(/Đã báo cáo tại: Phiên họp/)).toBeVisible();
  for (const { width, height } of [ipad, hall]) {
    await page.setViewportSize({ width, height });
    await shot(page, `closed-${width}`);
  }

  await second.page.reload();
  await expect(second.page.getByText('Bổ sung 20 triệu đồng.')).toBeVisible();
  await shot(second.page, 'closed-phone');
  await page.goto('/phieu/thong-ke');
  await expect(page.getByRole('heading', { name: new RegExp(subject) })).toBeVisible();
  await shot(page, 'statistics');
  await first.page.goto(`/hop/${session}`);
  await expect(first.page.getByText(/Không thông qua: 2\/8/)).toBeVisible();
  for (const seat of [clerk, ...members]) expect(seat.complaints).toEqual([]);
});

import { prepareVote } from '@dien-hong/shared/testing';
import { hasTurn } from '../random.ts';
import { atWork } from './kit/council.ts';
import { council, hall, ipad, laptop, phone, shots, signInAs, sitDown } from './kit/people.ts';
import { expect, test } from './kit/test.ts';

const item = 'muc-13';
test.skip(!hasTurn('followers and clocks', 2, 1), 'another push runs it');

test('a vote with a time: prepared at the desk, counted down everywhere, closed by the clock', async ({
  browser,
  baseURL,
}) => {
  const { chair, secretary } = await atWork(baseURL ?? '', item);
  const [clerk, leader, member, screen] = await Promise.all(
    [laptop, ipad, phone, hall].map((one) => sitDown(browser, one)),
  );
  if (!clerk || !leader || !member || !screen) throw new Error('four sit down');
  await signInAs(clerk, 'p13');
  await signInAs(leader, 'p28');
  await signInAs(member, 'p33');
  await screen.context.request.post('/api/demo/session', { data: { screenOf: council } });
  await leader.page.goto(`/hop/${council}/dieu-hanh`);
  await member.page.goto(`/hop/${council}`);
  await screen.page.goto(`/hop/${council}/man-hinh`);
  const title = `Biểu quyết có giờ ${Date.now()}`;

  await test.step('the secretary prepares it with one minute', async () => {
    const { page } = clerk;
    await page.goto(`/hop/${council}/thu-ky?muc=votes`);
    await page
      .getByRole('region', { name: /^13\. / })
      .getByRole('button', { name: 'Chuẩn bị biểu quyết' })
      .click();
    const sheet = page.getByRole('dialog', { name: 'Chuẩn bị biểu quyết' });
    await sheet.getByLabel('Tên ngắn').fill(title);
    await sheet.getByLabel('Câu hỏi').fill('Đại biểu có tán thành bế mạc kỳ họp?');
    await sheet.getByLabel('Thời gian').selectOption({ label: '1 phút' });
    await sheet.getByRole('button', { name: 'Lưu nội dung biểu quyết' }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
  });

  await test.step('opening says the time; it runs down on the member’s and the big screen alike', async () => {
    const { page } = leader;
    const entry = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
    await entry.getByRole('button', { name: 'Mở biểu quyết…' }).click();
    const dialog = page.getByRole('alertdialog');
    await expect(dialog).toContainText('1 phút');
    await page.screenshot({ path: `${shots}/timed-open.png` });
    await dialog.getByRole('button', { name: 'Mở biểu quyết' }).click();
    const left = /^(01:00|00:[0-5]\d)$/;
    for (const seat of [member, screen]) await expect(seat.page.getByRole('timer')).toHaveText(left);
    // On a phone the clock stands alone in the bar.
    await expect(screen.page.getByText('Còn lại')).toBeVisible();
    const seconds = async (seat: typeof member) =>
      Number((await seat.page.getByRole('timer').allInnerTexts()).join().slice(-2)) || 60;
    const [one, two] = await Promise.all([seconds(member), seconds(screen)]);
    expect(Math.abs(one - two)).toBeLessThanOrEqual(1);
    await expect.poll(() => seconds(member)).toBeLessThan(one);
    await member.page.screenshot({ path: `${shots}/timed-phone.png` });
    await screen.page.screenshot({ path: `${shots}/timed-screen.png` });
    await page.screenshot({ path: `${shots}/timed-chair.png` });
    // To save the minute, the vote is annulled, and one of ten seconds follows.
    await page.getByRole('button', { name: 'Huỷ biểu quyết…' }).click();
    await page.getByLabel('Lý do huỷ').fill('Thử lại với thời gian ngắn hơn');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Huỷ biểu quyết' }).click();
    await expect(member.page.getByText('Lý do: Thử lại với thời gian ngắn hơn').first()).toBeVisible();
    await member.page.getByRole('button', { name: 'Về phòng họp' }).click();
  });

  await test.step('ten seconds later the clock closes it', async () => {
    const short = `${title}, ngắn`;
    const question = 'Đại biểu có tán thành bế mạc kỳ họp?';
    await chair.send(prepareVote({ itemId: item, title: short, question, seconds: 10 }));
    const { page } = leader;
    const done = page.getByRole('button', { name: 'Xong', exact: true });
    if (await done.isVisible()) await done.click();
    const entry = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: short }) });
    await entry.getByRole('button', { name: 'Mở biểu quyết…' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Mở biểu quyết' }).click();
    await expect(member.page.getByRole('timer')).toHaveText(/^00:(10|0\d)$/);
    await member.page.getByRole('button', { name: 'Tạo khoá ký thử nghiệm' }).click();
    await member.page.getByText('Không tán thành', { exact: true }).click();
    await member.page.getByRole('button', { name: 'Gửi phiếu: Không tán thành' }).click();
    await expect(member.page.getByText('Phiếu của đại biểu: Không tán thành')).toBeVisible();
    // Only the clock closes it.
    await expect(member.page.getByText(/Không thông qua/).first()).toBeVisible();
    await expect(screen.page.getByText(/Không thông qua/).first()).toBeVisible();
    await expect(screen.page.getByRole('timer')).toHaveCount(0);
    await expect(page.getByText(/Không thông qua/).first()).toBeVisible();
    await page.screenshot({ path: `${shots}/timed-over.png` });
  });

  for (const seat of [clerk, leader, member, screen]) {
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  }
  for (const client of [chair, secretary]) client.close();
});

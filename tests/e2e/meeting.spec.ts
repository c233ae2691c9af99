import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';
import { prepareVote } from '@dien-hong/shared/testing';
import type { Page } from '@playwright/test';
import { clientOf } from './kit/council.ts';
import { enter, hall, ipad, laptop, phone, type Seat, session, shots, sitDown } from './kit/people.ts';
import { expectSound } from './kit/sound.ts';
import { expect, test } from './kit/test.ts';

test.describe.configure({ mode: 'serial' });

const shot = (page: Page, name: string) => page.screenshot({ path: join(shots, `${name}.png`) });

/** Confirms the act in the dialog that names it and states its numbers. */
async function confirm(page: Page, act: RegExp | string): Promise<void> {
  await page.getByRole('alertdialog').getByRole('button', { name: act }).click();
  await expect(page.getByRole('alertdialog')).toBeHidden();
}

test('a meeting from opening to signed minutes, six people, clicks only', async ({ browser, baseURL }) => {
  const [chair, secretary, huong, vinh, khoat, screen] = (await Promise.all(
    [ipad, laptop, ipad, phone, ipad, hall].map((device) => sitDown(browser, device)),
  )) as [Seat, Seat, Seat, Seat, Seat, Seat];
  const all = { chair, secretary, huong, vinh, khoat, screen };

  await test.step('everybody enters with one tap', async () => {
    await chair.page.goto('/dang-nhap');
    await expect(chair.page.getByRole('button', { name: 'Chủ trì: Nguyễn Đức Thịnh' })).toBeVisible();
    await shot(chair.page, '01-sign-in');
    await enter(chair, 'Chủ trì: Nguyễn Đức Thịnh');
    await shot(chair.page, '02-chair-entered');
    await enter(secretary, /Thư ký: Nguyễn Thị Bích Ngọc/);
    for (const [seat, name] of [
      [huong, /Trần Thị Thanh Hương/],
      [vinh, /Lê Quang Vinh/],
      [khoat, /Phạm Văn Khoát/],
    ] as const)
      await enter(seat, name);
    await enter(screen, /^Màn hình lớn$/);
    await expect(screen.page.getByText('Phiên họp Ủy ban nhân dân xã')).toBeVisible();
  });

  await test.step('the members check in by themselves, the rest by the secretary; without quorum nothing opens', async () => {
    await chair.page.getByRole('button', { name: 'Khai mạc phiên họp' }).click();
    await expect(chair.page.getByRole('alertdialog')).toContainText('còn thiếu');
    await chair.page.keyboard.press('Escape');
    for (const seat of [huong, vinh, khoat]) {
      await seat.page.getByRole('button', { name: 'Điểm danh' }).click();
      await expect(seat.page.getByRole('button', { name: 'Điểm danh' })).toBeHidden();
    }
    for (const name of [
      'Nguyễn Đức Thịnh',
      'Vũ Thị Hồng Nhung',
      'Đinh Công Luận',
      'Hoàng Minh Tuấn',
      'Bùi Xuân Trường',
      'Nguyễn Thị Bích Ngọc',
    ])
      await secretary.page.getByRole('button', { name: `Điểm danh ${name}` }).click();
    await expect(secretary.page.getByText('Có mặt 8 trong tổng số 8 thành viên UBND').first()).toBeVisible();
    await shot(secretary.page, '03-secretary-attendance');
  });

  await test.step('the chair opens the meeting and takes up the second item', async () => {
    await chair.page.getByRole('button', { name: 'Khai mạc phiên họp' }).click();
    await confirm(chair.page, 'Khai mạc phiên họp');
    await expect(screen.page.getByRole('img').or(screen.page.getByRole('group')).first()).toBeVisible();
    await chair.page.getByRole('button', { name: 'Sang mục 1' }).click();
    await expect(huong.page.getByText('Đang họp').first()).toBeVisible();
    await shot(huong.page, '04-room');
    await shot(vinh.page, '05-room-phone');
  });

  await test.step('asking to speak, being called, undo, the clock', async () => {
    await huong.page.getByRole('button', { name: 'Xin phát biểu', exact: true }).click();
    await expect(huong.page.getByText('Thứ 1 trong danh sách', { exact: true })).toBeVisible();
    await vinh.page.getByRole('button', { name: 'Xin phát biểu', exact: true }).click();
    await expect(chair.page.getByRole('button', { name: 'Mời Trần Thị Thanh Hương phát biểu' }).first()).toBeVisible();
    await chair.page.getByRole('button', { name: 'Mời Trần Thị Thanh Hương phát biểu' }).first().click();
    await expect(screen.page.getByText('Trần Thị Thanh Hương').first()).toBeVisible();
    await shot(chair.page, '06-chair-speaking');
    await shot(screen.page, '07-screen-speaking');
    await chair.page.getByRole('button', { name: /^Trả lại lượt|^Thôi mời/ }).click();
    await expect(huong.page.getByText('Thứ 1 trong danh sách', { exact: true })).toBeVisible();
    await chair.page.getByRole('button', { name: 'Mời Trần Thị Thanh Hương phát biểu' }).first().click();
    await chair.page.getByRole('button', { name: 'Kết thúc lượt', exact: true }).click();
    await expect(vinh.page.getByText('Thứ 1 trong danh sách', { exact: true })).toBeVisible();
    await vinh.page.getByRole('button', { name: 'Rút đăng ký' }).click();
    await expect(chair.page.getByText('Xin phát biểu (0)')).toBeVisible();
  });

  await test.step('a vote on the second item: opened in two taps, cast in two, closed with the numbers', async () => {
    await chair.page.getByRole('button', { name: 'Sang mục 2' }).click();
    await chair.page
      .getByRole('button', { name: /^Mở biểu quyết/ })
      .first()
      .click();
    await expect(chair.page.getByRole('alertdialog')).toContainText('8');
    await shot(chair.page, '08-chair-open-vote');
    await confirm(chair.page, 'Mở biểu quyết');
    for (const seat of [huong, vinh, khoat]) {
      await expect(seat.page.getByRole('heading', { name: /Tờ trình 187/ })).toBeVisible();
      await expect(seat.page.getByRole('radio', { checked: true })).toHaveCount(0);
      await seat.page.getByRole('button', { name: 'Tạo khoá ký thử nghiệm' }).click();
    }
    await shot(vinh.page, '09-vote-phone');
    for (const seat of [huong, vinh, khoat]) {
      await seat.page.getByText('Tán thành', { exact: true }).first().click();
      if (seat === huong) await shot(seat.page, '10-vote');
      await seat.page.getByRole('button', { name: 'Gửi phiếu: Tán thành' }).click();
      await expect(seat.page.getByText('Phiếu của đồng chí: Tán thành')).toBeVisible();
      await expect(seat.page.getByText('CHỮ KÝ THỬ NGHIỆM').first()).toBeVisible();
    }
    await shot(huong.page, '11-receipt');
    await expect(screen.page.getByText(/3\s*\/\s*8/).first()).toBeVisible();
    await shot(screen.page, '12-screen-vote');
    // The chair votes too, at his console.
    await chair.page.getByRole('button', { name: 'Gửi phiếu của mình' }).click();
    await chair.page.getByRole('button', { name: 'Tạo khoá ký thử nghiệm' }).click();
    await chair.page.getByText('Tán thành', { exact: true }).first().click();
    await chair.page.getByRole('button', { name: 'Gửi phiếu: Tán thành' }).click();
    await chair.page.getByRole('button', { name: 'Về bàn điều hành' }).click();
    await chair.page
      .getByRole('button', { name: /^Đóng biểu quyết/ })
      .first()
      .click();
    await expect(chair.page.getByRole('alertdialog')).toContainText('4 / 8');
    await confirm(chair.page, 'Đóng biểu quyết');
    for (const seat of [chair, huong, vinh])
      await expect(seat.page.getByText(/^4\/8 \(50,00%\)/).first()).toBeVisible();
    await shot(huong.page, '13-result');
  });

  await test.step('the result reaches the big screen with the tablets', async () => {
    await expect(screen.page.getByText(/4\/8 \(50,00%\)/).first()).toBeVisible();
    await shot(screen.page, '14-screen-result');
    await shot(chair.page, '15-chair-result');
  });

  await test.step('one for and one against settle nothing: the chair decides, with the basis', async () => {
    const client = await clientOf(baseURL ?? '', 'p01', session);
    const voteId = randomUUID();
    const said = (personId: string, choice: string) => ({
      type: 'RecordAnswer' as const,
      voteId,
      personId,
      choices: [choice],
    });
    const facts = { itemId: 'muc-2', title: 'Giờ họp', question: 'Họp tiếp buổi chiều?', form: 'rollCall' } as const;
    await client.send(prepareVote(facts), voteId);
    for (const command of [
      { type: 'OpenVote' as const, voteId },
      said('p02', 'Tán thành'),
      said('p03', 'Không tán thành'),
      { type: 'CloseVote' as const, voteId },
    ])
      expect(await client.send(command)).toMatchObject({ ok: true });
    client.close();
    await chair.page.getByRole('button', { name: 'Quyết định kết quả…' }).first().click();
    const dialog = chair.page.getByRole('alertdialog', { name: 'Chủ trì quyết định kết quả' });
    await dialog.getByRole('button', { name: 'Ghi quyết định' }).click();
    await expect(dialog.getByText('Hãy chọn một kết quả.')).toBeVisible();
    await expectSound(chair.page, 'settle');
    await shot(chair.page, '16-settle');
    await dialog.getByText('Không thông qua', { exact: true }).click();
    await dialog.getByLabel('Căn cứ').fill('Điều 12 Quy chế làm việc');
    await dialog.getByRole('button', { name: 'Ghi quyết định' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('the paper is presented; a member follows, leaves and returns', async () => {
    await huong.page.getByRole('button', { name: 'Về phòng họp' }).click();
    await secretary.page.getByRole('link', { name: 'Phòng họp' }).first().click();
    await secretary.page
      .getByRole('button', { name: /Tờ trình.*187/ })
      .first()
      .click();
    await secretary.page.getByRole('button', { name: 'Trình bày trang này' }).click();
    await huong.page.getByRole('button', { name: 'Mở tài liệu đang trình bày' }).click();
    await expect(huong.page.getByText(/Đang theo .* trang 1/)).toBeVisible();
    await secretary.page.getByRole('button', { name: 'Trang sau' }).click();
    await expect(huong.page.getByText(/Đang theo .* trang 2/)).toBeVisible();
    await shot(huong.page, '16-following');
    await huong.page.getByRole('button', { name: 'Tự xem' }).click();
    await secretary.page.getByRole('button', { name: 'Trang sau' }).click();
    await expect(huong.page.getByText(/Đang theo .* trang/)).toBeHidden();
    await secretary.page.getByRole('button', { name: 'Ngừng trình bày' }).click();
    await secretary.page.getByRole('link', { name: 'Bàn thư ký' }).first().click();
  });

  await test.step('the secretary writes the conclusion; the meeting ends', async () => {
    await secretary.page.getByRole('tab', { name: 'Biên bản' }).click();
    await secretary.page.getByLabel('Số biên bản').fill('11/BB-UBND');
    const item = secretary.page
      .locator('section')
      .filter({ has: secretary.page.getByRole('heading', { name: /^2\. / }) })
      .last();
    await item.getByLabel('Kết luận').fill('Giao Phòng Kinh tế hoàn thiện, trình lại phiên họp tháng 12.');
    await expect(secretary.page.getByText('Đã lưu').first()).toBeVisible();
    await shot(secretary.page, '17-secretary-minutes');
    await chair.page.getByRole('button', { name: /Kết thúc phiên họp…/ }).click();
    await confirm(chair.page, 'Kết thúc phiên họp');
    await expect(huong.page.getByText('Đã kết thúc').first()).toBeVisible();
  });

  await test.step('the minutes are laid out and signed: first the secretary, then the chair, each what he sees', async () => {
    await secretary.page.getByRole('button', { name: 'Lập bản ký' }).click();
    await secretary.page.getByRole('button', { name: 'Đến chỗ này: Chưa có câu thông qua biên bản.' }).click();
    await expect(secretary.page.getByLabel('Câu thông qua biên bản')).toBeFocused();
    await secretary.page.getByLabel('Câu thông qua biên bản').fill('07/07 thành viên có mặt nhất trí');
    await secretary.page.getByRole('button', { name: 'Lập bản ký' }).click();
    await expect(secretary.page.getByText('Mục 3 chưa được bàn.')).toBeVisible();
    await expect(secretary.page.getByText('Chưa có câu thông qua biên bản.')).toBeHidden();
    await confirm(secretary.page, 'Vẫn lập bản ký');
    await expect(secretary.page.getByText(/Đã lập bản ký/)).toBeVisible();
    await secretary.page.getByRole('button', { name: 'Xem và ký biên bản' }).click();
    await secretary.page.getByRole('button', { name: 'Tạo khoá ký thử nghiệm' }).click();
    await expect(secretary.page.getByText('các trang đang xem chính là bản sẽ ký')).toBeVisible();
    await shot(secretary.page, '18-sign-minutes');
    await secretary.page.getByRole('button', { name: 'Ký biên bản', exact: true }).click();
    await expect(secretary.page.getByText(/Nguyễn Thị Bích Ngọc đã ký/)).toBeVisible();
    await chair.page.getByRole('button', { name: 'Xem và ký biên bản' }).first().click();
    await expect(chair.page.getByText('các trang đang xem chính là bản sẽ ký')).toBeVisible();
    await chair.page.getByRole('button', { name: 'Ký biên bản', exact: true }).click();
    await expect(chair.page.getByText(/Nguyễn Đức Thịnh đã ký/)).toBeVisible();
    await shot(chair.page, '19-signed');
  });

  await test.step('the archive is there and verifies', async () => {
    const download = secretary.page.waitForEvent('download');
    await secretary.page.getByRole('link', { name: 'Tải hồ sơ lưu trữ (ZIP)' }).click();
    const file = await (await download).path();
    const verify = spawnSync(process.execPath, [join(import.meta.dirname, '../../server/dist/verify.js'), file], {
      encoding: 'utf8',
    });
    expect(verify.status, `${verify.stdout}${verify.stderr}`).toBe(0);
  });

  for (const [name, seat] of Object.entries(all)) {
    expect(seat.complaints, name).toEqual([]);
    await seat.context.close();
  }
});

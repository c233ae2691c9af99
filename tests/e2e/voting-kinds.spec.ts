// Every kind and form of vote with three members at their devices: opened in two taps, answered in two, closed, explained.
import type { Locator, Page } from '@playwright/test';
import { inTurn } from './kit/sample.ts';
import { secretElection } from './kit/secretElection.ts';
import { expect, test } from './kit/test.ts';
import {
  backToRoom,
  clerk,
  close,
  entryOf,
  leader,
  members,
  named,
  open,
  prepare,
  seats,
  shot,
  takeSeats,
} from './kit/votingRoom.ts';

test.describe.configure({ mode: 'serial' });
const kind = inTurn('kinds of votes', 3);
const secretVote = inTurn('secret votes', 2, 0);
test.beforeAll(({ browser, baseURL }) => takeSeats(browser, baseURL ?? ''));
test.afterAll(() => {
  for (const seat of seats()) expect(seat.complaints).toEqual([]);
});

kind()('a list is judged entry by entry', async () => {
  const title = await prepare({ kind: 'approval', rows: named('Cao Thị Lan', 'Mai Văn Sơn') });
  await open(title);
  for (const [at, { page }] of members.entries()) {
    await expect(page.getByRole('button', { pressed: true })).toHaveCount(0);
    await page.getByRole('button', { name: 'Cao Thị Lan: Đồng ý' }).click();
    await page.getByRole('button', { name: `Mai Văn Sơn: ${at === 0 ? 'Đồng ý' : 'Không đồng ý'}` }).click();
    if (at < 2) await shot(page, `approval-${at}`);
    await page.getByRole('button', { name: 'Gửi phiếu (đã đánh dấu 2/2)' }).click();
    await expect(page.getByText('Phiếu của đại biểu: Cao Thị Lan: Đồng ý')).toBeVisible();
  }
  await close();
  for (const { page } of members) {
    await expect(
      page.getByRole('dialog').getByText('3/30 (10,00%), cần 16 phiếu trong tổng số 30 đại biểu HĐND'),
    ).toBeVisible();
    await expect(
      page.getByRole('dialog').getByText('1/30 (3,33%), cần 16 phiếu trong tổng số 30 đại biểu HĐND'),
    ).toBeVisible();
  }
  await members[1]?.page.getByRole('dialog').getByText('Cách tính kết quả').click();
  await expect(members[1]?.page.getByRole('dialog').getByText('Có mặt, chưa gửi phiếu') as Locator).toBeVisible();
  await shot(members[1]?.page as Page, 'approval-result');
  await shot(leader.page, 'approval-console');
  await backToRoom();
});

kind()('of options at most so many are chosen', async () => {
  const title = await prepare({
    kind: 'choice',
    rows: named('Khu Đồng Cửa', 'Khu Bờ Sông', 'Khu Chợ'),
    most: 2,
    seats: 1,
  });
  await open(title);
  for (const { page } of members) {
    for (const name of ['Khu Đồng Cửa', 'Khu Bờ Sông', 'Khu Chợ'])
      await page.getByRole('button', { name: `${name}: Đồng ý` }).click();
    await expect(page.getByText('Đã chọn quá số lượng: chỉ được chọn tối đa 2.')).toBeVisible();
    await page.getByRole('button', { name: 'Khu Chợ: Đồng ý' }).click();
    await page.getByRole('button', { name: /^Gửi phiếu/ }).click();
    await expect(page.getByText('Đã gửi', { exact: true })).toBeVisible();
  }
  await close();
  await expect(members[0]?.page.getByRole('dialog').getByText('1. Khu Đồng Cửa') as Locator).toBeVisible();
  await shot(members[0]?.page as Page, 'choice-result');
  await backToRoom();
});

kind()('one option of several is a card and two taps', async () => {
  const title = await prepare({ kind: 'choice', rows: named('Phương án 1', 'Phương án 2'), most: 1 });
  await open(title);
  for (const { page } of members) {
    await page.getByRole('dialog').getByText('Phương án 2', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Gửi phiếu: Phương án 2' }).click();
    await expect(page.getByText('Đã gửi', { exact: true })).toBeVisible();
  }
  await close();
  await backToRoom();
});

kind()('three levels of confidence for several persons at once', async () => {
  const title = await prepare({ kind: 'confidenceLevels', rows: named('Nguyễn Văn Ất', 'Trần Thị Bính') });
  await open(title);
  for (const { page } of members) {
    await page.getByRole('button', { name: 'Nguyễn Văn Ất: Tín nhiệm cao', exact: true }).click();
    await page.getByRole('button', { name: 'Trần Thị Bính: Tín nhiệm thấp', exact: true }).click();
    await page.getByRole('button', { name: 'Gửi phiếu (đã đánh dấu 2/2)' }).click();
  }
  await shot(members[1]?.page as Page, 'levels-phone');
  await close();
  await expect(
    members[2]?.page.getByRole('dialog').getByText(/Tín nhiệm cao 3\/30 \(10,00%\), Tín nhiệm 0\/30/) as Locator,
  ).toBeVisible();
  await shot(members[2]?.page as Page, 'levels-result');
  await backToRoom();
});

kind()('confidence in two levels', async () => {
  const title = await prepare({ kind: 'confidenceVote', rows: named('Nguyễn Văn Ất') });
  await open(title);
  for (const { page } of members) {
    await page.getByRole('button', { name: 'Nguyễn Văn Ất: Không tín nhiệm' }).click();
    await page.getByRole('button', { name: 'Gửi phiếu (đã đánh dấu 1/1)' }).click();
  }
  await close();
  await expect(
    members[0]?.page.getByRole('dialog').getByText('0/30 (0,00%), cần 16 phiếu').first() as Locator,
  ).toBeVisible();
  await backToRoom();
});

kind()('clauses are put before the whole text', async () => {
  const whole = await prepare({ title: `Toàn văn Nghị quyết ${Date.now()}` });
  await leader.page.getByRole('button', { name: 'Chuẩn bị biểu quyết' }).first().click();
  const sheet = leader.page.getByRole('dialog', { name: 'Chuẩn bị biểu quyết' });
  const clause = `Khoản 2 Điều 3 ${Date.now()}`;
  await sheet.getByLabel('Tên ngắn').fill(clause);
  await sheet.getByLabel('Câu hỏi').fill('Đại biểu có tán thành khoản 2 Điều 3?');
  await sheet.getByLabel('Là nội dung từng phần').selectOption({ label: whole });
  await shot(leader.page, 'prepare');
  await sheet.getByRole('button', { name: 'Lưu nội dung biểu quyết' }).click();
  await expect(sheet).toBeHidden();
  await entryOf(whole).getByRole('button', { name: 'Mở biểu quyết…' }).click();
  const dialog = leader.page.getByRole('alertdialog');
  await expect(dialog.getByText(/Còn nội dung cần biểu quyết trước toàn văn/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Mở biểu quyết' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Huỷ' }).click();
  for (const title of [clause, whole]) {
    await open(title);
    for (const { page } of members) {
      await page.getByRole('dialog').getByText('Tán thành', { exact: true }).first().click();
      await page.getByRole('button', { name: 'Gửi phiếu: Tán thành' }).click();
      await expect(page.getByText('Đã gửi', { exact: true })).toBeVisible();
    }
    await close();
    await backToRoom();
  }
});

kind()('a roll call is answered aloud and written down', async () => {
  const title = await prepare({ form: 'rollCall' });
  await open(title);
  await leader.page.getByRole('button', { name: 'Nguyễn Văn Thắng: Tán thành', exact: true }).click();
  await leader.page.getByRole('button', { name: 'Vũ Thị Tuyết: Không tán thành', exact: true }).click();
  for (const { page } of members) {
    await expect(page.getByText('Biểu quyết bằng cách gọi tên')).toBeVisible();
    await expect(page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Vũ Thị Tuyết' })).toContainText(
      'Không tán thành',
    );
  }
  await shot(leader.page, 'roll-call-console');
  await shot(members[1]?.page as Page, 'roll-call-phone');
  await close();
  await backToRoom();
});

kind()('a show of hands is counted by two people', async () => {
  const title = await prepare({ form: 'hands' });
  await open(title);
  const count = async (page: Page, ...counts: string[]) => {
    const desk = page.getByRole('region', { name: `Biểu quyết: ${title}` });
    for (const [at, choice] of ['Tán thành', 'Không tán thành', 'Không biểu quyết'].entries())
      await desk.getByLabel(choice, { exact: true }).fill(counts[at] ?? '');
    await desk.getByRole('button', { name: 'Nhập kết quả đếm' }).click();
    return desk;
  };
  const first = await count(leader.page, '20', '5', '3');
  await expect(first.getByText('Đã nhập. Chờ người thứ hai đếm và nhập.')).toBeVisible();
  await count(clerk.page, '20', '4', '4');
  await expect(clerk.page.getByText(/Hai lần đếm khác nhau/)).toBeVisible();
  await close();
  await expect(leader.page.getByText(/cần hai người nhập giống nhau/).first()).toBeVisible();
  await leader.page.getByRole('alertdialog').getByRole('button', { name: 'Huỷ' }).click();
  await count(clerk.page, '20', '5', '3');
  await expect(first.getByText(/Hai người đếm khớp nhau/)).toBeVisible();
  await shot(leader.page, 'hands-console');
  await close();
  await expect(members[0]?.page.getByRole('dialog').getByText(/^20\/30 \(66,67%\)/) as Locator).toBeVisible();
  await backToRoom();
});

kind()('a straw poll says everywhere that it binds nobody', async () => {
  const title = await prepare({ kind: 'poll', choices: ['Sáng', 'Chiều'] });
  await open(title);
  for (const { page } of members) {
    await expect(page.getByText('Thăm dò – không có giá trị biểu quyết')).toBeVisible();
    await page.getByRole('dialog').getByText('Chiều', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Gửi phiếu: Chiều' }).click();
    await expect(page.getByText('Đã gửi', { exact: true })).toBeVisible();
  }
  await close();
  await backToRoom();
});

kind()('a series is opened at once and answered one after the other; a paper ballot is entered by two', async () => {
  const titles = [await prepare({}), await prepare({})];
  await leader.page.getByRole('button', { name: /^Mở cùng lúc \d+ nội dung…/ }).click();
  const dialog = leader.page.getByRole('alertdialog');
  for (const box of await dialog.getByRole('checkbox').all()) {
    const mine = (await Promise.all(titles.map((title) => dialog.getByLabel(title).isVisible()))).some(Boolean);
    expect(mine).toBe(true);
    await expect(box).toBeChecked();
  }
  await dialog.getByRole('button', { name: /^Mở \d+ biểu quyết/ }).click();
  for (const { page } of members.slice(0, 2))
    for (const [at, title] of titles.entries()) {
      await expect(page.getByRole('dialog', { name: title })).toBeVisible();
      await expect(page.getByText(`Nội dung ${at + 1}/2`)).toBeVisible();
      await page.getByRole('dialog').getByText('Tán thành', { exact: true }).first().click();
      await page.getByRole('button', { name: 'Gửi phiếu: Tán thành' }).click();
    }
  for (const page of [leader.page, clerk.page]) {
    await page.getByRole('button', { name: 'Phiếu giấy…' }).click();
    const sheet = page.getByRole('dialog', { name: 'Nhập phiếu giấy' });
    await sheet.getByLabel('Phiếu của').selectOption({ value: 'p36' });
    await sheet.getByText('Không tán thành', { exact: true }).click();
    if (page === leader.page) await shot(page, 'paper');
    await sheet.getByRole('button', { name: 'Nhập phiếu', exact: true }).click();
    await expect(sheet).toBeHidden();
  }
  // His paper counts for the first; the second now waits for him on his screen.
  await expect(members[2]?.page.getByRole('dialog', { name: titles[1] ?? '' }) as Locator).toBeVisible();
  await close();
  await close();
  await entryOf(titles[0] ?? '')
    .getByRole('button', { name: /xem kết quả$/ })
    .click();
  await expect(leader.page.getByText('Không tán thành (1): Nguyễn Bá Lộc')).toBeVisible();
  await leader.page.getByText('Cách tính kết quả').first().click();
  await expect(leader.page.getByText('Phiếu giấy do hai người nhập')).toBeVisible();
  await backToRoom();
});

secretVote()('a secret election: slips handed out, cast by nobody, counted by the board', async ({ baseURL }) => {
  await secretElection(baseURL ?? '');
});

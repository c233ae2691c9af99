// Every kind and form of vote with three members at their devices: opened in two taps, answered in two, closed, explained.
import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { MeetingCommand, MeetingState } from '@dien-hong/shared';
import type { Locator, Page } from '@playwright/test';
import { atWork, type Hand } from './council.ts';
import { onDevice, toldTo } from './device.ts';
import { council, ipad, laptop, phone, type Seat, shots, signInAs, sitDown } from './people.ts';
import { expect, test } from './test.ts';

const item = 'muc-11';
type Prepare = Extract<MeetingCommand, { type: 'PrepareVote' }>;

let chair: Hand;
let leader: Seat;
/** p29 on an iPad, p33 on a phone, p36 on a laptop. */
let members: Seat[];
let run = 0;
let clerk: Seat;
const ids = new Map<string, string>();

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser, baseURL }) => {
  ({ chair } = await atWork(baseURL ?? '', item));
  const [first, ...others] = await Promise.all([ipad, ipad, phone, laptop].map((one) => sitDown(browser, one)));
  if (!first) throw new Error('four sit down');
  leader = first;
  members = others;
  await signInAs(leader, 'p28');
  await leader.page.goto(`/hop/${council}/dieu-hanh`);
  clerk = await sitDown(browser, laptop);
  await signInAs(clerk, 'p13');
  await clerk.page.goto(`/hop/${council}/thu-ky?muc=votes`);
  for (const [at, personId] of ['p29', 'p33', 'p36'].entries()) {
    const seat = members[at] as Seat;
    await signInAs(seat, personId);
    await seat.page.goto(`/hop/${council}`);
    await seat.page.getByRole('button', { name: 'Chuẩn bị khoá ký' }).click();
    await seat.page.getByRole('button', { name: 'Tạo khoá ký thử nghiệm' }).click();
    await expect(seat.page.getByText('Thiết bị này ký số được').first()).toBeVisible();
  }
});
test.afterAll(() => {
  for (const seat of [leader, clerk, ...members]) expect(seat.complaints).toEqual([]);
});

async function prepare(facts: Partial<Prepare>): Promise<string> {
  run += 1;
  const title = facts.title ?? `Nội dung ${run} ${Date.now()}`;
  const id = randomUUID();
  ids.set(title, id);
  const answer = await chair.send(
    {
      ...{ type: 'PrepareVote', itemId: item, question: `Đại biểu cho ý kiến về ${title}?`, kind: 'resolution' },
      ...{ form: 'open', rows: [], choices: [], most: null, seats: null, paperIds: [], special: null, seconds: null },
      ...{ clauseOf: null, ...facts, title },
    },
    id,
  );
  expect(answer.ok, JSON.stringify(answer)).toBe(true);
  return title;
}
const named = (...names: string[]) => names.map((name) => ({ name, personId: null }));

const entryOf = (title: string): Locator =>
  leader.page.getByRole('listitem').filter({ has: leader.page.getByRole('heading', { name: title, exact: true }) });
async function shot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${shots}/kinds-${name}.png` });
  expect.soft((await new AxeBuilder({ page }).analyze()).violations, name).toEqual([]);
}

async function open(title: string): Promise<void> {
  const done = leader.page.getByRole('button', { name: 'Xong', exact: true });
  if (await done.isVisible()) await done.click();
  await entryOf(title)
    .getByRole('button', { name: /^Mở (biểu quyết|thăm dò)…$/ })
    .click();
  await leader.page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Mở (biểu quyết|thăm dò)$/ })
    .click();
  for (const { page } of members) {
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
  }
}

async function close(): Promise<void> {
  await leader.page
    .getByRole('button', { name: /^Đóng (biểu quyết|thăm dò)…$/ })
    .first()
    .click();
  await leader.page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Đóng (biểu quyết|thăm dò)$/ })
    .click();
}

async function backToRoom(): Promise<void> {
  for (const { page } of members) await page.getByRole('button', { name: 'Về phòng họp' }).click();
}

test('a list is judged entry by entry', async () => {
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

test('of options at most so many are chosen', async () => {
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

test('one option of several is a card and two taps', async () => {
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

test('three levels of confidence for several persons at once', async () => {
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

test('confidence in two levels', async () => {
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

test('clauses are put before the whole text', async () => {
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

test('a roll call is answered aloud and written down', async () => {
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

test('a show of hands is counted by two people', async () => {
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

test('a straw poll says everywhere that it binds nobody', async () => {
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

test('a series is opened at once and answered one after the other; a paper ballot is entered by two', async () => {
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

test('a secret election: slips handed out, cast by nobody, counted by the board', async ({ baseURL }) => {
  const title = await prepare({
    kind: 'election',
    form: 'secret',
    rows: named('Đào Ngọc Minh', 'Lê Thị Hà'),
    most: 1,
    seats: 1,
  });
  const { page } = leader;
  const done = page.getByRole('button', { name: 'Xong', exact: true });
  if (await done.isVisible()) await done.click();
  await entryOf(title).getByRole('button', { name: 'Lập ban kiểm phiếu…' }).click();
  const board = page.getByRole('dialog', { name: 'Ban kiểm phiếu' });
  for (const name of ['Nguyễn Văn Thắng', 'Vũ Thị Tuyết', 'Phạm Hồng Quảng']) await board.getByLabel(name).check();
  await shot(page, 'board');
  await board.getByRole('button', { name: 'Lập ban', exact: true }).click();
  await expect(board).toBeHidden();
  const holder = members[0]?.page as Page;
  await holder.getByRole('button', { name: 'Tạo khoá kiểm phiếu' }).click();
  await expect(holder.getByText(/Khoá kiểm phiếu ở máy này/)).toBeVisible();
  await shot(holder, 'board-key');
  await entryOf(title).getByRole('button', { name: 'Mở biểu quyết…' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByText(/phiếu giống nhau thì ai cũng biết/)).toBeVisible();
  await shot(page, 'secret-open');
  await dialog.getByRole('button', { name: 'Mở biểu quyết' }).click();
  for (const [at, seat] of members.entries()) {
    await expect(seat.page.getByText(/^Đã nhận phiếu/)).toBeVisible();
    await seat.page.getByRole('button', { name: `${at === 0 ? 'Lê Thị Hà' : 'Đào Ngọc Minh'}: Đồng ý` }).click();
    await expect(seat.page.getByRole('button', { name: 'Chờ bắt đầu bỏ phiếu…' })).toBeDisabled();
  }
  await shot(members[1]?.page as Page, 'secret-phone');
  await expect(page.getByText('Đã phát 3/28 phiếu').first()).toBeVisible();
  await shot(page, 'secret-console');
  await page.getByRole('button', { name: 'Bắt đầu bỏ phiếu…' }).first().click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Bắt đầu bỏ phiếu' }).click();
  for (const seat of members) await seat.page.getByRole('button', { name: 'Bỏ phiếu vào hòm' }).click();
  for (const seat of members) await expect(seat.page.getByText('Đã bỏ phiếu', { exact: true })).toBeVisible();
  await expect(page.getByText('Đã thu 3/3 phiếu').first()).toBeVisible();
  await shot(members[2]?.page as Page, 'secret-cast');
  await page.getByRole('button', { name: 'Kết thúc bỏ phiếu…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Kết thúc bỏ phiếu' }).click();
  await shot(holder, 'secret-count');
  await holder.getByRole('button', { name: 'Mở hòm phiếu, kiểm phiếu' }).click();
  for (const seat of members.slice(1)) {
    await expect(seat.page.getByRole('dialog').getByText('1. Đào Ngọc Minh')).toBeVisible();
    await expect(seat.page.getByText('Phiếu của đại biểu có trong kết quả đã công bố.')).toBeVisible();
  }
  await shot(members[1]?.page as Page, 'secret-result');
  await shot(page, 'secret-result-console');
  // Those of the board sign its record, each on his own tablet.
  for (const [at, seat] of members.slice(0, 2).entries()) {
    const back = seat.page.getByRole('button', { name: 'Về phòng họp' });
    if (await back.isVisible()) await back.click();
    await expect(seat.page.getByText(`(${at}/3 đã ký)`)).toBeVisible();
    await seat.page.getByRole('button', { name: 'Xem và ký biên bản kiểm phiếu' }).click();
    await expect(seat.page.getByText('Đã kiểm trên thiết bị này')).toBeVisible();
    await shot(seat.page, `record-${at}`);
    await seat.page.getByRole('button', { name: 'Ký biên bản kiểm phiếu', exact: true }).click();
    await expect(seat.page.getByText('Đã ký biên bản kiểm phiếu')).toBeVisible();
  }
  await expect(page.getByRole('link', { name: 'Biên bản kiểm phiếu (2/3 chữ ký)' })).toBeVisible();
  const record = await page.getByRole('link', { name: 'Biên bản kiểm phiếu (2/3 chữ ký)' }).getAttribute('href');
  expect((await leader.context.request.get(record ?? '')).headers()['content-type']).toBe('application/pdf');
  const [sheet] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Kết quả (Excel)' }).first().click(),
  ]);
  expect(sheet.suggestedFilename()).toBe('ket-qua-bieu-quyet.xlsx');
  // [18] Nothing on any device says who chose whom. What it keeps of the meeting is what the server tells this person, and
  // the server does not know; beside it there is no candidate's name, and nothing of a published slip.
  for (const [at, seat] of members.entries()) {
    const personId = ['p29', 'p33', 'p36'][at] ?? '';
    const told = await toldTo(baseURL ?? '', personId, council);
    const keptState = async () => {
      const { rows } = await onDevice(seat.page);
      return (rows['dien-hong-device/meetings']?.[0]?.value as { state: MeetingState } | undefined)?.state;
    };
    await expect.poll(async () => (await keptState())?.seq).toBe(told.seq);
    expect(await keptState()).toEqual(told);
    const { rows, ...kept } = await onDevice(seat.page);
    const beside = { ...rows, 'dien-hong-device/meetings': [] };
    for (const name of ['Đào Ngọc Minh', 'Lê Thị Hà']) expect(JSON.stringify([kept, beside])).not.toContain(name);
    const stores = JSON.stringify([kept, rows]);
    const slips = (await (
      await seat.context.request.get(`/api/meetings/${council}/votes/${ids.get(title)}/slips`)
    ).json()) as Record<string, unknown>[];
    expect(slips).toHaveLength(3);
    for (const slip of slips)
      for (const part of [slip.key, slip.house, slip.board, slip.signature])
        expect(stores).not.toContain(part as string);
  }
});

// Voting despite faults of a device, its clock, its network or its storage; and screens with a way out for everybody.
import { randomUUID } from 'node:crypto';
import type { CommandOf, MeetingCommand } from '@dien-hong/shared';
import { prepareVote } from '@dien-hong/shared/testing';
import type { Browser, Page } from '@playwright/test';
import { hasTurn } from '../random.ts';
import { atWork, type Client } from './kit/council.ts';
import { council, type Device, hall, ipad, phone, type Seat, shots, signInAs, sitDown } from './kit/people.ts';
import { inTurn } from './kit/sample.ts';
import { expectSound, lostWords, outOfReach, setTextSize, tooSmall } from './kit/sound.ts';
import { expect, test } from './kit/test.ts';

const item = 'muc-11';
let chair: Client;
let secretary: Client;

test.describe.configure({ mode: 'serial' });
const fault = inTurn('faults of a voter’s device', 2);
const secretVote = inTurn('secret votes', 2, 1);
test.beforeAll(async ({ baseURL }) => {
  ({ chair, secretary } = await atWork(baseURL ?? '', item));
});

async function carryOut(client: Client, command: MeetingCommand, id?: string): Promise<void> {
  const answer = await client.send(command, id);
  expect(answer.ok, JSON.stringify(answer)).toBe(true);
}

async function prepare(title: string, facts: Partial<CommandOf<'PrepareVote'>> = {}): Promise<string> {
  const id = randomUUID();
  const question = `Đại biểu có tán thành ${title}?`;
  await carryOut(chair, prepareVote({ itemId: item, title, question, ...facts }), id);
  return id;
}
const open = (voteId: string) => carryOut(chair, { type: 'OpenVote', voteId });
const close = (voteId: string) => carryOut(chair, { type: 'CloseVote', voteId });

async function seated(browser: Browser, device: Device, personId: string, path = ''): Promise<Seat> {
  const seat = await sitDown(browser, device);
  await signInAs(seat, personId);
  await seat.page.goto(`/hop/${council}${path}`);
  return seat;
}
const shot = (page: Page, name: string) => page.screenshot({ path: `${shots}/stuck-${name}.png` });
let looks = 0;
/** Saves a picture of the page, and expects that it is sound and readable in the person's own colours; on a push half of the times. */
async function look(page: Page, name: string): Promise<void> {
  looks += 1;
  if (!hasTurn('looks at a vote', 2, looks)) return;
  await shot(page, name);
  await expectSound(page, name);
  expect.soft(await lostWords(page), `${name}, in forced colours`).toEqual([]);
}
/** Expects that the page fits a phone uncut, at the usual text size and at the largest. */
async function within(page: Page, name: string, device: Device): Promise<void> {
  await page.setViewportSize(phone);
  await setTextSize(page, 130);
  await shot(page, `${name}-phone-130`);
  expect.soft(await outOfReach(page), `${name}, on a phone, text at 130 %`).toEqual([]);
  await setTextSize(page, 100);
  await page.setViewportSize(device);
}
const inFavour = (page: Page) => page.getByRole('dialog').getByText('Tán thành', { exact: true }).first();
const sendButton = (page: Page) => page.getByRole('button', { name: 'Gửi phiếu: Tán thành' });
const sent = (page: Page) => page.getByText('Đã gửi', { exact: true });

fault()(
  'a phone that keeps nothing prepares its key on entry, says that it is not kept, and votes',
  async ({ browser }) => {
    const seat = await sitDown(browser, phone);
    await seat.context.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('not allowed', 'SecurityError');
      };
      IDBFactory.prototype.open = refuse;
      Storage.prototype.setItem = refuse;
    });
    await signInAs(seat, 'p33');
    const { page } = seat;
    await page.goto(`/hop/${council}`);
    await page.getByRole('button', { name: 'Chuẩn bị khoá ký' }).click();
    await shot(page, 'key-on-entry');
    await page.getByRole('button', { name: 'Tạo khoá ký thử nghiệm' }).click();
    await expect(page.getByText(/máy này không cho lưu: đóng trang là mất khoá/)).toBeVisible();
    const vote = await prepare('Máy không cho lưu');
    await open(vote);
    await inFavour(page).click();
    await sendButton(page).click();
    await expect(sent(page)).toBeVisible();
    await close(vote);
    // The console and a line beside the paper say that marks are not kept either.
    expect(seat.complaints.filter((one) => !one.startsWith('marks are not'))).toEqual([]);
    await seat.context.close();
  },
);

fault()('a key that is still wanted in a vote is made in view, above the button that sends', async ({ browser }) => {
  const seat = await seated(browser, phone, 'p34');
  const { page } = seat;
  await expect(page.getByRole('button', { name: 'Chuẩn bị khoá ký' })).toBeVisible();
  const vote = await prepare('Khoá trong biểu quyết');
  await open(vote);
  await inFavour(page).click();
  const make = page.getByRole('button', { name: 'Tạo khoá ký thử nghiệm' });
  await shot(page, 'key-in-vote');
  await expect(make).toBeInViewport({ ratio: 1 });
  await expect(sendButton(page)).toBeInViewport({ ratio: 1 });
  await make.click();
  await sendButton(page).click();
  await expect(sent(page)).toBeVisible();
  await close(vote);
  expect(seat.complaints).toEqual([]);
  await seat.context.close();
});

fault()('a clock that is put right by an hour leaves the speech clock true and ballots taken', async ({ browser }) => {
  const seat = await sitDown(browser, ipad);
  await seat.context.addInitScript(() => {
    const { now } = Date;
    let skew = 0;
    globalThis.addEventListener('skew', (event) => {
      skew = (event as CustomEvent<number>).detail;
    });
    Date.now = () => now() + skew;
  });
  await signInAs(seat, 'p35');
  const { page } = seat;
  await page.goto(`/hop/${council}`);
  await page.getByRole('button', { name: 'Chuẩn bị khoá ký' }).click();
  await page.getByRole('button', { name: 'Tạo khoá ký thử nghiệm' }).click();
  await expect(page.getByText('Thiết bị này ký số được').first()).toBeVisible();
  await carryOut(chair, { type: 'GrantFloor', personId: 'p29', requestId: null, kind: 'thaoLuan1' });
  const timer = page.getByRole('timer').first();
  await expect(timer).toHaveText(/^00:0\d/);
  for (const hours of [1, -1]) {
    await page.evaluate((by) => dispatchEvent(new CustomEvent('skew', { detail: by * 3_600_000 })), hours);
    await expect(timer).toHaveText(/^00:[01]\d/);
    const vote = await prepare(`Đồng hồ ${hours}`);
    await open(vote);
    await inFavour(page).click();
    await sendButton(page).click();
    await expect(sent(page)).toBeVisible();
    await close(vote);
    await page.getByRole('button', { name: 'Về phòng họp' }).click();
  }
  await carryOut(chair, { type: 'EndSpeech' });
  expect(seat.complaints).toEqual([]);
  await seat.context.close();
});

fault()('a kept ballot that comes too late is told until it is read, over a reload', async ({ browser }) => {
  const seat = await seated(browser, phone, 'p36');
  const { page, context } = seat;
  await page.getByRole('button', { name: 'Chuẩn bị khoá ký' }).click();
  await page.getByRole('button', { name: 'Tạo khoá ký thử nghiệm' }).click();
  await expect(page.getByText('Thiết bị này ký số được').first()).toBeVisible();
  const vote = await prepare('Đến muộn');
  await open(vote);
  await inFavour(page).click();
  await context.setOffline(true);
  await sendButton(page).click();
  await expect(page.getByText(/đang chờ mạng để gửi/)).toBeVisible();
  await close(vote);
  await context.setOffline(false);
  const told = page.getByText(/Phiếu của đại biểu không được tính: “Đến muộn” đã đóng lúc \d\d:\d\d/).first();
  await expect(told).toBeVisible();
  await shot(page, 'too-late');
  await page.reload();
  await expect(told).toBeVisible();
  await shot(page, 'too-late-room');
  await page.getByRole('button', { name: 'Đã đọc' }).first().click();
  await expect(told).toBeHidden();
  await page.reload();
  await expect(page.getByRole('button', { name: /Điểm danh|Xin phát biểu/ }).first()).toBeVisible();
  await expect(told).toBeHidden();
  expect(seat.complaints).toEqual([]);
  await context.close();
});

secretVote()('a secret vote locks nobody in, counts one way, and shows the board its box', async ({ browser }) => {
  const leader = await seated(browser, ipad, 'p28', '/dieu-hanh');
  const clerk = await seated(browser, hall, 'p13', '/thu-ky?muc=votes');
  const members = [await seated(browser, ipad, 'p29'), await seated(browser, phone, 'p40')];
  for (const { page } of [leader, ...members]) {
    await page.getByRole('button', { name: 'Chuẩn bị khoá ký' }).click();
    await page.getByRole('button', { name: 'Tạo khoá ký thử nghiệm' }).click();
    await expect(page.getByText('Thiết bị này ký số được').first()).toBeVisible();
  }
  const title = `Phiếu kín ${Date.now()}`;
  const rows = ['Đào Ngọc Minh', 'Lê Thị Hà'].map((name) => ({ name, personId: null }));
  const vote = await prepare(title, { kind: 'election', form: 'secret', rows, most: 1, seats: 1 });
  const { page } = leader;
  const entry = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  const done = page.getByRole('button', { name: 'Xong', exact: true });
  if (await done.isVisible()) await done.click();
  await entry.getByRole('button', { name: 'Lập ban kiểm phiếu…' }).click();
  const board = page.getByRole('dialog', { name: 'Ban kiểm phiếu' });
  // p39 and p45 did not come.
  await expect(board.getByRole('checkbox')).toHaveCount(28);
  await look(page, 'board');
  await page.keyboard.press('Escape');
  const member = (personId: string, n: number) => ({
    personId,
    role: n === 0 ? ('head' as const) : ('member' as const),
  });
  await carryOut(secretary, {
    type: 'AppointBoard',
    voteId: vote,
    members: ['p29', 'p31', 'p32'].map(member),
    basis: 'Giơ tay',
  });
  const [holder, voter] = members.map((seat) => seat.page) as [Page, Page];
  await holder.getByRole('button', { name: 'Tạo khoá kiểm phiếu' }).click();
  await expect(holder.getByText(/Khoá kiểm phiếu ở máy này/)).toBeVisible();
  await entry.getByRole('button', { name: 'Mở biểu quyết…' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByText('Sẵn sàng 3/28', { exact: true })).toBeVisible();
  await expect(dialog.getByText('chưa mở máy').first()).toBeVisible();
  await look(page, 'ready-numbers');
  await dialog.getByRole('button', { name: 'Mở biểu quyết' }).click();

  // The chair received his slip without opening it; the next step stands first, his slip beside it, and Esc leads back.
  const onward = page.getByRole('button', { name: /^Bắt đầu bỏ phiếu \(3\/28 đã nhận phiếu\)/ });
  await expect(onward).toBeVisible();
  await look(page, 'issuing-console');
  await within(page, 'issuing-console', ipad);
  expect.soft(await tooSmall(page), 'texts of the console').toEqual([]);
  await page.getByRole('button', { name: 'Phiếu kín của mình' }).click();
  await expect(page.getByText(/^Đã nhận phiếu/)).toBeVisible();
  await page.getByRole('button', { name: 'Đào Ngọc Minh: Đồng ý' }).click();
  await look(page, 'issuing-chair-slip');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: title })).toBeHidden();
  // A member puts his slip aside and finds his mark again.
  await voter.getByRole('button', { name: 'Lê Thị Hà: Đồng ý' }).click();
  await look(voter, 'issuing-phone');
  await within(voter, 'issuing-slip', phone);
  await voter.getByRole('button', { name: 'Về phòng họp' }).click();
  await expect(voter.getByRole('dialog', { name: title })).toBeHidden();
  await voter.getByRole('button', { name: 'Quay lại bỏ phiếu' }).click();
  await holder.getByRole('button', { name: 'Đào Ngọc Minh: Đồng ý' }).click();
  await onward.click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Bắt đầu bỏ phiếu' }).click();
  for (const each of [voter, holder]) {
    await each.getByRole('button', { name: 'Bỏ phiếu vào hòm' }).click();
    await expect(each.getByText('Đã bỏ phiếu', { exact: true })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Phiếu kín của mình' }).click();
  await page.getByRole('button', { name: 'Bỏ phiếu vào hòm' }).click();
  await page.getByRole('button', { name: 'Về bàn điều hành' }).click();
  // One count, of the people with a slip; nobody is named as late.
  await expect(page.getByText('Đã thu 3/3 phiếu').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Kết thúc bỏ phiếu (3/3 phiếu trong hòm)' })).toBeVisible();
  await expect(page.getByText(/Chưa gửi phiếu:/)).toBeHidden();
  await look(page, 'casting-console');
  await page
    .getByRole('button', { name: /^Huỷ biểu quyết/ })
    .first()
    .click();
  await look(page, 'annul-dialog');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Quay lại', exact: true }).click();
  await page.getByRole('button', { name: 'Kết thúc bỏ phiếu (3/3 phiếu trong hòm)' }).click();
  await look(page, 'close-dialog');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Kết thúc bỏ phiếu' }).click();
  const box = holder.getByRole('button', { name: 'Mở hòm phiếu, kiểm phiếu' });
  await expect(box).toBeInViewport({ ratio: 1 });
  await look(holder, 'box-in-view');
  await box.click();
  await expect(voter.getByRole('dialog').getByText('1. Đào Ngọc Minh')).toBeVisible();
  await look(voter, 'result-phone');
  await look(clerk.page, 'clerk');
  // Leaves no record to be signed: other journeys share this meeting.
  await carryOut(chair, { type: 'AnnulVote', voteId: vote, reason: 'Bỏ phiếu thử' });
  for (const seat of [leader, clerk, ...members]) {
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  }
});

import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { cableTo } from './cable.ts';
import { atWork, convene, handOf, secretaryId } from './council.ts';
import { paperOf, publish, upload } from './paperKit.ts';
import { council, ipad, laptop, type Seat, shots, signInAs, sitDown } from './people.ts';
import { expect, test } from './test.ts';

const paragraphs = (more: readonly string[] = []) => [
  'Tổng thu ngân sách nhà nước trên địa bàn dự kiến 18.450 tỷ đồng, tăng 8,2% so với ước thực hiện năm 2026.',
  ...more,
  'Chi đầu tư phát triển 6.120 tỷ đồng, ưu tiên các dự án giao thông liên vùng, y tế tuyến cơ sở, trường học vùng khó khăn.',
  'Dự phòng ngân sách 420 tỷ đồng, sử dụng cho phòng, chống thiên tai, dịch bệnh và các nhiệm vụ phát sinh.',
];
const inserted = Array.from(
  { length: 10 },
  (_, n) => `Khoản bổ sung thứ ${n + 1}: kinh phí hỗ trợ hộ nghèo vùng sâu, thực hiện trong quý ${(n % 4) + 1}.`,
);

const drawn = (page: Page) => page.locator('.own-layer .marks:not(.live) path');
const reading = (page: Page) => page.locator('.page[data-page-number="1"][data-loaded="true"]');
const box = async (locator: Locator) => {
  const found = await locator.boundingBox();
  if (!found) throw new Error('it is not on the page');
  return found;
};

async function openPaper(seat: Seat, subject: string, url = ''): Promise<void> {
  await seat.page.goto(`${url}/hop/${council}`);
  const folded = seat.page.getByRole('button', { name: /^Tài liệu chung/ });
  await expect(folded).toBeVisible();
  if ((await folded.getAttribute('aria-expanded')) === 'false') await folded.click();
  await seat.page.getByRole('button', { name: new RegExp(subject) }).click();
  await expect(seat.page.getByRole('region', { name: new RegExp(subject) })).toBeVisible();
  await expect(reading(seat.page)).toBeVisible();
}

/** A stroke across the page, from one share of its width to another. */
async function stroke(page: Page, from: number, to: number, down: number): Promise<void> {
  const sheet = await box(page.locator('.page[data-page-number="1"]'));
  const y = sheet.y + down * sheet.width;
  await page.mouse.move(sheet.x + from * sheet.width, y);
  await page.mouse.down();
  await page.mouse.move(sheet.x + to * sheet.width, y + 6, { steps: 12 });
  await page.mouse.up();
}

/** Drags the highlighter over these words of the page's text. */
async function highlight(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Bút tô sáng' }).click();
  // The text comes a moment after the picture of it.
  await expect(page.locator('.page[data-page-number="1"] .textLayer')).toContainText(words);
  const place = await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(
      document.querySelector('.page[data-page-number="1"] .textLayer') as Element,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, y: (top + bottom) / 2 };
    }
    return null;
  }, words);
  if (!place) throw new Error(`${words}: not on the page`);
  await page.mouse.move(place.left + 2, place.y);
  await page.mouse.down();
  await page.mouse.move(place.right - 2, place.y, { steps: 6 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Bút tô sáng' }).click();
}

let address = '';
test.beforeAll(async ({ baseURL }) => {
  address = baseURL ?? '';
  await convene(address);
});

async function newPaper(subject: string): Promise<string> {
  const hand = await handOf(address, secretaryId);
  await publish(hand, await upload(address, council, await paperOf(paragraphs([subject]))), subject);
  hand.close();
  return subject;
}

test('a stroke stays on its words at every zoom, and survives the death of the tab', async ({ browser }) => {
  const subject = await newPaper('Nét bút ở mọi cỡ chữ');
  const member = await sitDown(browser, ipad);
  await signInAs(member, 'p33');
  await openPaper(member, subject);
  const { page } = member;
  await page.getByRole('button', { name: 'Bút viết' }).click();
  await stroke(page, 0.3, 0.6, 0.4);
  await expect(drawn(page)).toHaveCount(1);
  // Killed at once: nothing may wait for anything.
  await stroke(page, 0.3, 0.6, 0.5);
  await page.close({ runBeforeUnload: false });
  member.context.on('page', () => {});
  const again: Seat = { ...member, page: await member.context.newPage() };
  await openPaper(again, subject);
  await expect(drawn(again.page)).toHaveCount(2);

  const share = async () => {
    const [sheet, ink] = await Promise.all([
      box(again.page.locator('.page[data-page-number="1"]')),
      box(drawn(again.page).first()),
    ]);
    return [(ink.x - sheet.x) / sheet.width, (ink.y - sheet.y) / sheet.height, ink.width / sheet.width].map((one) =>
      one.toFixed(2),
    );
  };
  const before = await share();
  const zoom = async (name: string, times: number) => {
    for (let n = 0; n < times; n++) await again.page.getByRole('button', { name, exact: true }).click();
  };
  const scale = () =>
    again.page.evaluate(() => {
      const { width } = document.querySelector('.page[data-page-number="1"]')?.getBoundingClientRect() ?? { width: 0 };
      return width / ((595.28 * 96) / 72);
    });
  await zoom('Thu nhỏ', 8);
  expect(await scale()).toBeLessThanOrEqual(0.5);
  await expect.poll(share).toEqual(before);
  await zoom('Phóng to', 16);
  await expect.poll(scale).toBeCloseTo(4, 1);
  await expect.poll(share).toEqual(before);
  expect(member.complaints).toEqual([]);
  await member.context.close();
});

test('marks made without a network reach one’s second device once, and nobody else', async ({ browser }) => {
  const subject = await newPaper('Hai thiết bị');
  const cable = await cableTo(address);
  const [first, second, other] = (await Promise.all([
    sitDown(browser, ipad),
    sitDown(browser, laptop),
    sitDown(browser, ipad),
  ])) as [Seat, Seat, Seat];
  await signInAs(first, 'p34');
  await signInAs(second, 'p34');
  await signInAs(other, 'p35');
  const heard: string[] = [];
  other.page.on(
    'response',
    (response) =>
      void response.text().then(
        (body) => heard.push(body),
        () => {},
      ),
  );
  other.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(payload.toString())));
  await openPaper(first, subject, cable.url);
  await openPaper(second, subject);
  await openPaper(other, subject);

  cable.pull();
  await first.context.setOffline(true);
  const { page } = first;
  await page.getByRole('button', { name: 'Bút viết' }).click();
  await stroke(page, 0.3, 0.6, 0.4);
  await page.getByRole('button', { name: 'Bút viết' }).click();
  await highlight(page, '18.450 tỷ đồng');
  await page.getByRole('button', { name: 'Ghi chú vào trang' }).click();
  const sheet = await box(page.locator('.page[data-page-number="1"]'));
  await page.mouse.click(sheet.x + sheet.width * 0.85, sheet.y + 220);
  await page.getByLabel('Nội dung ghi chú').fill('Hỏi lại con số bí mật của tôi');
  await page.getByRole('button', { name: 'Xong' }).click();
  await expect(page.getByRole('tab', { name: 'Ghi chú (3)' })).toBeVisible();
  await page.screenshot({ path: `${shots}/marks-offline.png` });
  await expect(second.page.getByRole('tab', { name: 'Ghi chú', exact: true })).toBeVisible();

  cable.plug();
  await first.context.setOffline(false);
  await expect(second.page.getByRole('tab', { name: 'Ghi chú (3)' })).toBeVisible();
  await expect(drawn(second.page)).toHaveCount(1);
  await expect(second.page.locator('.own-layer rect')).toHaveCount(1);
  await expect(second.page.getByRole('button', { name: 'Ghi chú: Hỏi lại con số bí mật của tôi' })).toBeVisible();
  await second.page.getByRole('tab', { name: 'Ghi chú (3)' }).click();
  await expect(second.page.getByText('18.450 tỷ đồng', { exact: true })).toBeVisible();
  await second.page.screenshot({ path: `${shots}/marks-second-device.png` });

  // Taken back there, it goes here.
  await second.page.getByRole('button', { name: 'Ghi chú: Hỏi lại con số bí mật của tôi' }).click();
  await second.page.getByRole('button', { name: 'Xoá ghi chú' }).click();
  await expect(page.getByRole('tab', { name: 'Ghi chú (2)' })).toBeVisible();

  await other.page.reload();
  await expect(reading(other.page)).toBeVisible();
  await expect(drawn(other.page)).toHaveCount(0);
  expect(heard.length).toBeGreaterThan(3);
  expect(heard.join('\n')).not.toContain('con số bí mật');
  for (const seat of [first, second, other]) {
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  }
  await cable.close();
});

test('a new version is announced; marks go with their words, or stay on the old one; what changed is shown', async ({
  browser,
}) => {
  const subject = await newPaper('Bản mới của tờ trình');
  const member = await sitDown(browser, ipad);
  await signInAs(member, 'p36');
  await openPaper(member, subject);
  const { page } = member;
  await highlight(page, '420 tỷ đồng');
  await highlight(page, 'trường học vùng khó khăn');
  await expect(page.locator('.own-layer rect')).toHaveCount(2);

  // The secretary sees what it is replaced by before anybody else does.
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
  // Announced, and nothing else: the page being read stays.
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

  // And a way back: what is read here is what holds again.
  await clerk.page.getByRole('button', { name: new RegExp(`^Về bản trước: .*${subject}$`) }).click();
  await clerk.page.getByRole('alertdialog').getByRole('button', { name: 'Quay về bản 1' }).click();
  await expect(page.getByText(/có bản mới/)).toBeHidden();
  for (const seat of [member, clerk]) {
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  }
});

test('a stroke is whole though fifty things a second happen in the meeting', async ({ browser }) => {
  const subject = await newPaper('Viết giữa lúc họp sôi nổi');
  const { chair, secretary } = await atWork(address, 'muc-8');
  const askers = await Promise.all(['p40', 'p41', 'p42', 'p43', 'p44'].map((personId) => handOf(address, personId)));
  const member = await sitDown(browser, ipad);
  await signInAs(member, 'p38');
  await openPaper(member, subject);
  const { page } = member;
  await page.evaluate(() => {
    const held: number[] = [];
    Object.assign(window, { held });
    new PerformanceObserver((list) => held.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  await page.getByRole('button', { name: 'Bút viết' }).click();
  const sheet = await box(page.locator('.page[data-page-number="1"]'));
  const at = (n: number) => [sheet.x + 100 + n * 2, sheet.y + 260 + 40 * Math.sin(n / 12)] as const;
  await page.mouse.move(...at(0));
  await page.mouse.down();

  /** Each asks to speak and takes it back: two events, ten times a second in all five. */
  let [events, drawnTo] = [0, 0];
  const began = performance.now();
  const busy = async (hand: (typeof askers)[number]) => {
    while (performance.now() - began < 5000) {
      const id = randomUUID();
      const next = performance.now() + 200;
      if ((await hand.send({ type: 'AskToSpeak', kind: 'thaoLuan1', topic: '' }, id)).ok) events += 1;
      if ((await hand.send({ type: 'WithdrawRequest', requestId: id })).ok) events += 1;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
    }
  };
  const draw = async () => {
    while (performance.now() - began < 5000 && drawnTo < 240) {
      drawnTo += 1;
      await page.mouse.move(...at(drawnTo));
    }
  };
  await Promise.all([draw(), ...askers.map(busy)]);
  await page.mouse.up();

  expect(events, 'events in five seconds').toBeGreaterThan(150);
  expect(drawnTo).toBeGreaterThan(20);
  await expect(drawn(page)).toHaveCount(1);
  const ink = await box(drawn(page));
  expect(ink.x).toBeLessThan(at(0)[0] + 5);
  expect(ink.x + ink.width, 'to its end').toBeGreaterThan(at(drawnTo)[0] - 5);
  const held = await page.evaluate(() => (window as unknown as { held: number[] }).held);
  // Two lanes share two cores: this tells a page that stops from one that is slow for a moment.
  expect(Math.max(0, ...held), 'the longest task, ms').toBeLessThan(1000);
  for (const hand of [chair, secretary, ...askers]) hand.close();
  expect(member.complaints).toEqual([]);
  await member.context.close();
});

import { randomUUID } from 'node:crypto';
import { cableTo } from './kit/cable.ts';
import { atWork, clientOf, convene } from './kit/council.ts';
import { box, drawn, highlight, newPaper, openPaper, reading, stroke } from './kit/markingKit.ts';
import { ipad, laptop, type Seat, shots, signInAs, sitDown } from './kit/people.ts';
import { inTurn } from './kit/sample.ts';
import { expect, test } from './kit/test.ts';

let address = '';
const marking = inTurn('marks', 3);

test.beforeAll(async ({ baseURL }) => {
  address = baseURL ?? '';
  await convene(address);
});

marking()('a stroke stays on its words at every zoom, and survives the death of the tab', async ({ browser }) => {
  const subject = await newPaper(address, 'Nét bút ở mọi cỡ chữ');
  const member = await sitDown(browser, ipad);
  await signInAs(member, 'p33');
  await openPaper(member, subject);
  const { page } = member;
  await page.getByRole('button', { name: 'Bút viết' }).click();
  await stroke(page, 0.3, 0.6, 0.4);
  await expect(drawn(page)).toHaveCount(1);
  // Killed at once: the stroke must be saved without delay.
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

marking()('marks made without a network reach one’s second device once, and nobody else', async ({ browser }) => {
  const subject = await newPaper(address, 'Hai thiết bị');
  const cable = await cableTo(address);
  const [first, second, other] = (await Promise.all([
    sitDown(browser, ipad),
    sitDown(browser, laptop),
    sitDown(browser, ipad),
  ])) as [Seat, Seat, Seat];
  await signInAs(first, 'p34');
  await signInAs(second, 'p34');
  await signInAs(other, 'p35');
  const received: string[] = [];
  other.page.on(
    'response',
    (response) =>
      void response.text().then(
        (body) => received.push(body),
        () => {},
      ),
  );
  other.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => received.push(payload.toString())),
  );
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

  // A mark removed on one device disappears on the other.
  await second.page.getByRole('button', { name: 'Ghi chú: Hỏi lại con số bí mật của tôi' }).click();
  await second.page.getByRole('button', { name: 'Xoá ghi chú' }).click();
  await expect(page.getByRole('tab', { name: 'Ghi chú (2)' })).toBeVisible();

  await other.page.reload();
  await expect(reading(other.page)).toBeVisible();
  await expect(drawn(other.page)).toHaveCount(0);
  expect(received.length).toBeGreaterThan(3);
  expect(received.join('\n')).not.toContain('con số bí mật');
  for (const seat of [first, second, other]) {
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  }
  await cable.close();
});

marking()('a stroke is whole though fifty things a second happen in the meeting', async ({ browser }) => {
  const subject = await newPaper(address, 'Viết giữa lúc họp sôi nổi');
  const { chair, secretary } = await atWork(address, 'muc-8');
  const askers = await Promise.all(['p40', 'p41', 'p42', 'p43', 'p44'].map((personId) => clientOf(address, personId)));
  const member = await sitDown(browser, ipad);
  await signInAs(member, 'p38');
  await openPaper(member, subject);
  const { page } = member;
  await page.getByRole('button', { name: 'Bút viết' }).click();
  const sheet = await box(page.locator('.page[data-page-number="1"]'));
  const at = (n: number) => [sheet.x + 100 + n * 2, sheet.y + 260 + 40 * Math.sin(n / 12)] as const;
  await page.mouse.move(...at(0));
  await page.mouse.down();

  /** Each asks to speak and takes it back: two events, ten times a second in all five; until the stroke is drawn. */
  let [events, drawnTo] = [0, 0];
  const busy = async (client: (typeof askers)[number]) => {
    while (drawnTo < 240) {
      const id = randomUUID();
      const next = performance.now() + 200;
      if ((await client.send({ type: 'AskToSpeak', kind: 'thaoLuan1', topic: '' }, id)).ok) events += 1;
      if ((await client.send({ type: 'WithdrawRequest', requestId: id })).ok) events += 1;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
    }
  };
  /** A point for each event: a fast machine draws no faster than things happen, a slow one takes longer. */
  const draw = async () => {
    while (drawnTo < 240) {
      await page.mouse.move(...at(drawnTo + 1));
      drawnTo += 1;
      await expect.poll(() => events, { intervals: [5] }).toBeGreaterThanOrEqual(drawnTo);
    }
  };
  await Promise.all([draw(), ...askers.map(busy)]);
  await page.mouse.up();

  await expect(drawn(page)).toHaveCount(1);
  const ink = await box(drawn(page));
  expect(ink.x).toBeLessThan(at(0)[0] + 5);
  expect(ink.x + ink.width, 'to its end').toBeGreaterThan(at(drawnTo)[0] - 5);
  for (const client of [chair, secretary, ...askers]) client.close();
  expect(member.complaints).toEqual([]);
  await member.context.close();
});

import { cableTo } from './kit/cable.ts';
import { clientOf, convene, cookieOf, secretaryId } from './kit/council.ts';
import { onDevice, shellKept, stateOf } from './kit/device.ts';
import { downloaded, files, find, isReadable, lose, settle } from './kit/offlineKit.ts';
import { council, ipad, phone, session, shots, signInAs, sitDown } from './kit/people.ts';
import { inTurn, sample } from './kit/sample.ts';
import { violations } from './kit/sound.ts';
import { expect, test } from './kit/test.ts';

// Here the application is kept on the device, as it is for people.
test.use({ serviceWorkers: 'allow' });
const leaving = inTurn('what a device keeps', 2);

leaving()('whoever is not invited any more keeps nothing of the meeting', async ({ browser, baseURL }) => {
  await convene(baseURL ?? '');
  const secretary = await clientOf(baseURL ?? '', secretaryId);
  const headers = { cookie: await cookieOf(baseURL ?? '', secretaryId) };
  const reply = await fetch(`${baseURL}/api/meetings/${council}/candidates`, { headers });
  const { people } = (await reply.json()) as { people: { id: string }[] };
  const invited = Object.keys((await stateOf(baseURL ?? '', secretaryId, council)).attendance.people);
  const substituteId = people.find(({ id }) => !invited.includes(id))?.id ?? '';
  const appoint = { type: 'AppointSubstitute', personId: 'p45', substituteId, reason: 'Ốm' } as const;
  expect(await secretary.send(appoint)).toMatchObject({ ok: true });

  const cable = await cableTo(baseURL ?? '');
  const seat = await sitDown(browser, ipad);
  const { page } = seat;
  await settle(seat, cable, substituteId);
  expect((await files(page)).length).toBeGreaterThan(0);
  expect(await secretary.send({ type: 'WithdrawSubstitute', substituteId })).toMatchObject({ ok: true });
  await expect(page.getByText(/^Không có cuộc họp này, hoặc .+ không được mời dự\.$/)).toBeVisible();
  await expect
    .poll(async () => {
      const { rows } = await onDevice(page);
      return ['meetings', 'files', 'parts'].map((store) => rows[`dien-hong-device/${store}`]?.length);
    })
    .toEqual([0, 0, 0]);
  expect(seat.complaints).toEqual([]);
  secretary.close();
  await seat.context.close();
  await cable.close();
});

leaving()(
  'another person on the same device sees nothing of the first, and whoever signs out leaves nothing',
  async ({ browser, baseURL }) => {
    const cable = await cableTo(baseURL ?? '');
    const seat = await sitDown(browser, ipad);
    const { page, context } = seat;
    await settle(seat, cable, 'p03', session);
    await context.clearCookies();
    await signInAs(seat, 'p04');
    await page.goto(`${cable.url}/`);
    await expect(page.getByText('Chưa tải tài liệu').first()).toBeVisible();
    const mine = await onDevice(page);
    for (const [store, rows] of Object.entries(mine.rows))
      if (store.startsWith('dien-hong-device/')) expect(JSON.stringify(rows), store).not.toContain('"p03"');
    expect(mine.rows['dien-hong-device/parts']).toEqual([]);
    await lose(seat, cable);
    await page.goto(`${cable.url}/hop/${session}`);
    await expect(page.getByText(/^Mất mạng, và cuộc họp này chưa từng mở/)).toBeVisible();
    await find(seat, cable);
    await expect(downloaded(page)).toBeVisible();

    await page.getByRole('button', { name: /^Tài khoản/ }).click();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.waitForURL(/dang-nhap/);
    const left = await onDevice(page);
    for (const [store, rows] of Object.entries(left.rows))
      if (store.startsWith('dien-hong-')) expect(rows, store).toEqual([]);
    expect(Object.keys(left.session).filter((key) => key !== 'vue-router:scroll')).toEqual([]);
    expect(Object.keys(left.local).filter((key) => !/^(language|theme|textSize|storage-asked)$/.test(key))).toEqual([]);
    expect(seat.complaints).toEqual([]);
    await context.close();
    await cable.close();
  },
);

leaving()(
  'signed out without a network one is signed out, and the server hears of it',
  async ({ browser, baseURL }) => {
    const cable = await cableTo(baseURL ?? '');
    const seat = await sitDown(browser, ipad);
    const { page, context } = seat;
    await settle(seat, cable, 'p05', session);
    await shellKept(page);
    await lose(seat, cable);
    await page.getByRole('button', { name: /^Tài khoản/ }).click();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.waitForURL(/dang-nhap/);
    expect((await files(page)).length).toBe(0);
    await page.goto(`${cable.url}/hop/${session}`);
    await expect(page.getByText(/Báo cáo/)).toHaveCount(0);
    // With a network the page starts anew by itself, which would end a start that is under way.
    await page.goto('about:blank');
    await find(seat, cable);
    await page.goto(`${cable.url}/hop/${session}`);
    await page.waitForURL(/dang-nhap/);
    expect(await (await context.request.get('/api/session')).json()).toMatchObject({ kind: 'nobody' });
    expect(seat.complaints).toEqual([]);
    await context.close();
    await cable.close();
  },
);

leaving()('on this device: what is kept, how large it is, and removing it', async ({ browser, baseURL }) => {
  const cable = await cableTo(baseURL ?? '');
  for (const device of sample([ipad, phone], 1)) {
    const seat = await sitDown(browser, device);
    const { page, context } = seat;
    const shot = async (name: string) => {
      await page.screenshot({ path: `${shots}/device-${name}-${device.width}.png` });
      expect(await violations(page), name).toEqual([]);
    };
    await signInAs(seat, 'p06');
    await page.goto(`${cable.url}/hop/${session}`);
    await expect.poll(async () => (await files(page)).filter(isReadable).length).toBe(22);
    await page.goto(`${cable.url}/`);
    await page.getByRole('button', { name: /^Tài khoản/ }).click();
    await page.getByRole('link', { name: 'Trên thiết bị này', exact: true }).click();
    await expect(page.getByText(/^1 cuộc họp · 22 tài liệu · [\d,.]+\sMB$/)).toBeVisible();
    await shot('kept');
    await page.getByRole('button', { name: 'Xoá khỏi thiết bị này' }).click();
    const dialog = page.getByRole('alertdialog');
    await expect(dialog.getByText('22/22')).toBeVisible();
    await shot('asked');
    await dialog.getByRole('button', { name: 'Xoá khỏi thiết bị này' }).click();
    await expect(page.getByText('Chưa có cuộc họp nào trên thiết bị này.')).toBeVisible();
    expect((await files(page)).length).toBe(0);
    await shot('removed');

    // A removed pack comes back only on request.
    await page
      .getByRole('article')
      .filter({ hasText: 'Phiên họp Ủy ban nhân dân xã thường kỳ' })
      .getByRole('link', { name: 'Vào phòng' })
      .click();
    if (device === phone) await page.getByRole('button', { name: /^Chương trình.* sơ đồ$/ }).click();
    await expect(page.getByText('Không giữ tài liệu trên thiết bị này').first()).toBeVisible();
    await page.getByRole('button', { name: /^Tải [\d,.]+\sMB$/ }).click();
    await expect(downloaded(page)).toBeVisible();
    await shot('room');
    expect(seat.complaints).toEqual([]);
    await context.close();
  }
  await cable.close();
});

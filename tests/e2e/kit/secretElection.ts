import type { MeetingState } from '@dien-hong/shared';
import type { Page } from '@playwright/test';
import { onDevice, stateOf } from './device.ts';
import { council } from './people.ts';
import { expect } from './test.ts';
import { entryOf, ids, leader, members, named, prepare, shot } from './votingRoom.ts';

/**
 * A secret election from the board to its signed record and the result as a file; in the end no device contains a link between a voter and
 * his choice.
 */
export async function secretElection(baseURL: string): Promise<void> {
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
  // [18] No device contains a link between a voter and his choice. It stores the meeting as the server sends it to this person, and the
  // server does not know the link; its other data is free of candidates' names and of published slips.
  for (const [at, seat] of members.entries()) {
    const personId = ['p29', 'p33', 'p36'][at] ?? '';
    const told = await stateOf(baseURL, personId, council);
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
}

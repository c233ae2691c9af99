// The council with three members at their devices: the common setting of the journeys of its votes.
import { randomUUID } from 'node:crypto';
import type { CommandOf } from '@dien-hong/shared';
import { prepareVote } from '@dien-hong/shared/testing';
import type { Browser, Locator, Page } from '@playwright/test';
import { atWork, type Client } from './council.ts';
import { council, ipad, laptop, phone, type Seat, shots, signInAs, sitDown } from './people.ts';
import { violations } from './sound.ts';
import { expect } from './test.ts';

const item = 'muc-11';

let chair: Client;
export let leader: Seat;
/** p29 on an iPad, p33 on a phone, p36 on a laptop. */
export let members: Seat[];
let run = 0;
export let clerk: Seat;
export const ids = new Map<string, string>();

/** The chair at his console, the secretary at his desk, three members at their devices, each with a key to sign with. */
export async function takeSeats(browser: Browser, baseURL: string): Promise<void> {
  ({ chair } = await atWork(baseURL, item));
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
}

export const seats = (): Seat[] => [leader, clerk, ...members];

export async function prepare(facts: Partial<CommandOf<'PrepareVote'>>): Promise<string> {
  run += 1;
  const title = facts.title ?? `Nội dung ${run} ${Date.now()}`;
  const id = randomUUID();
  ids.set(title, id);
  const question = `Đại biểu cho ý kiến về ${title}?`;
  const answer = await chair.send(prepareVote({ itemId: item, question, ...facts, title }), id);
  expect(answer.ok, JSON.stringify(answer)).toBe(true);
  return title;
}
export const named = (...names: string[]) => names.map((name) => ({ name, personId: null }));

export const entryOf = (title: string): Locator =>
  leader.page.getByRole('listitem').filter({ has: leader.page.getByRole('heading', { name: title, exact: true }) });

export async function shot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${shots}/kinds-${name}.png` });
  expect.soft(await violations(page), name).toEqual([]);
}

export async function open(title: string): Promise<void> {
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

export async function close(): Promise<void> {
  await leader.page
    .getByRole('button', { name: /^Đóng (biểu quyết|thăm dò)…$/ })
    .first()
    .click();
  await leader.page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Đóng (biểu quyết|thăm dò)$/ })
    .click();
}

export async function backToRoom(): Promise<void> {
  for (const { page } of members) await page.getByRole('button', { name: 'Về phòng họp' }).click();
}

import type { Browser, Page } from '@playwright/test';
import { type Cable, cableTo } from './cable.ts';
import { atWork } from './council.ts';
import { onDevice, type Row } from './device.ts';
import { council, ipad, type Seat, signInAs, sitDown } from './people.ts';
import { expect } from './test.ts';

export const lost = 'Mất mạng – vẫn đọc được tài liệu';
export const pill = (page: Page, words: RegExp | string) => page.getByRole('status').filter({ hasText: words }).first();
export const downloaded = (page: Page) => page.getByText(/^Đã tải (\d+)\/\1 tài liệu$/).first();
export const reader = (page: Page) => page.getByRole('document', { name: /^Nội dung: / });
export const files = async (page: Page): Promise<readonly Row[]> =>
  (await onDevice(page)).rows['dien-hong-device/files'] ?? [];

export const isReadable = ({ value }: Row): boolean => (value as { readable: boolean }).readable;

/** The council at work on an item, and the iPad of one of its members, behind a cable; `leave` ends it all. */
export async function councilOnCable(browser: Browser, baseURL: string, itemId: string) {
  const { chair, secretary } = await atWork(baseURL, itemId);
  const cable = await cableTo(baseURL);
  const member = await sitDown(browser, ipad);
  async function leave(): Promise<void> {
    for (const client of [chair, secretary]) client.close();
    await member.context.close();
    await cable.close();
  }
  return { chair, secretary, cable, member, page: member.page, leave };
}

/** Puts a person into the room of a meeting on a device of his own, behind a cable, with all papers downloaded. */
export async function settle(seat: Seat, cable: Cable, personId: string, meetingId = council): Promise<void> {
  await signInAs(seat, personId);
  await seat.page.goto(`${cable.url}/hop/${meetingId}`);
  await expect(downloaded(seat.page)).toBeVisible();
}

export async function lose({ context }: Seat, cable: Cable): Promise<void> {
  cable.pull();
  await context.setOffline(true);
}

export async function find({ context }: Seat, cable: Cable): Promise<void> {
  cable.plug();
  await context.setOffline(false);
}

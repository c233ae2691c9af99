import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';

export const session = 'ubnd-2026-11';
export const council = 'hdnd-xa-ky3';

/** Where screenshots are kept as artefacts, to be looked at. */
export const shots = join(import.meta.dirname, '..', '..', '..', 'test-results', 'screens');

export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The errors and warnings of the page; a journey ends without any. */
  readonly complaints: string[];
}

/** Messages of pdf.js about a paper that is left while it opens. */
const leftWhileOpening = /Worker was terminated$|Transport destroyed|pdfPage is not loaded/;

export interface Device {
  readonly width: number;
  readonly height: number;
  readonly touch?: boolean;
}

export const ipad: Device = { width: 1180, height: 820, touch: true };
export const phone: Device = { width: 390, height: 844, touch: true };
export const laptop: Device = { width: 1366, height: 768 };
export const hall: Device = { width: 1920, height: 1080 };

/** A person at a device of his own, set to a language: a separate browser context. */
export async function sitDown(browser: Browser, device: Device, locale = 'vi-VN'): Promise<Seat> {
  const { width, height, touch = false } = device;
  const context = await browser.newContext({ viewport: { width, height }, hasTouch: touch, locale });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => {
    if (!leftWhileOpening.test(message)) complaints.push(message);
  });
  page.on('console', (message) => {
    // A lost connection is part of some journeys; the browser reports it as an error of its own.
    const expected = /WebSocket|ERR_|Failed to load resource/.test(message.text());
    if (message.type() === 'error' && !expected && !leftWhileOpening.test(message.text()))
      complaints.push(message.text());
  });
  return { page, context, complaints };
}

/** Signs in on the demo's sign-in page with one tap on the person's name. */
export async function enter(seat: Seat, button: RegExp | string): Promise<void> {
  await seat.page.goto('/dang-nhap');
  await seat.page.getByRole('button', { name: button }).click();
  await seat.page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap'));
}

/** Signs in without the sign-in page, for journeys with another subject. */
export async function signInAs({ context }: Seat, personId: string): Promise<void> {
  const reply = await context.request.post('/api/demo/session', { data: { personId } });
  if (!reply.ok()) throw new Error(`${personId} cannot sign in: ${reply.status()}`);
}

import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { test as base } from '@playwright/test';
import { openHouse } from '../house.ts';

export { expect } from '@playwright/test';

/**
 * Journeys that run one after another share a server and its demo, and are told apart by meeting. One that fails ends the share: it is
 * tried again, and the others go on, where nothing has happened yet. The demo is a copy of the one that DEMO names, or made here.
 */
export const test = base.extend<object, { house: string }>({
  house: [
    // biome-ignore lint/correctness/noEmptyPattern: its form is how a fixture says what it needs
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'dien-hong-lane-'));
      if (process.env.DEMO) await cp(process.env.DEMO, folder, { recursive: true });
      const house = await openHouse(folder);
      await use(house.url);
      await house.close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: ({ house }, use) => use(house),
});

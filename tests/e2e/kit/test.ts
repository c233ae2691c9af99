import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { test as base } from '@playwright/test';
import { openServer } from '../../builtServer.ts';

export { expect } from '@playwright/test';

/**
 * Journeys that run one after another share a server and its demo, and are told apart by meeting. A failing one ends the sharing: it is
 * tried again, and the others go on, on a fresh server. The demo is a copy of `demo`, a folder, or made here.
 */
export const test = base.extend<object, { demo: string; server: string }>({
  demo: [process.env.DEMO ?? '', { option: true, scope: 'worker' }],
  server: [
    async ({ demo }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'dien-hong-lane-'));
      if (demo !== '') await cp(demo, folder, { recursive: true });
      const running = await openServer(folder);
      await use(running.url);
      await running.close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: ({ server }, use) => use(server),
});

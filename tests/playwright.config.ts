import { join } from 'node:path';
import process from 'node:process';
import { defineConfig } from '@playwright/test';
import { findChromium } from './machine.ts';

const port = Number(process.env.E2E_PORT ?? 4173);
const executablePath = findChromium();
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/e2e',
  // One demo, one server: the journeys share it and are told apart by meeting, so they run one after another.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1180, height: 820 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    // What was done, and how it looked at the end. Filming every page and keeping its every state would take half of two cores.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
    screenshot: 'only-on-failure',
    actionTimeout: 15_000,
    navigationTimeout: 15_000,
    serviceWorkers: 'block',
    launchOptions: { args, ...(executablePath ? { executablePath } : {}) },
  },
  webServer: {
    command: 'node ../server/dist/main.js',
    url: `http://localhost:${port}/healthz`,
    timeout: 240_000,
    env: { PORT: String(port), DATA_DIR: join(import.meta.dirname, '..', 'test-results', `data-${process.pid}`) },
    reuseExistingServer: false,
  },
});

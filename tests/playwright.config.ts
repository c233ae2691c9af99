import { globSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { defineConfig } from '@playwright/test';
import { findChromium } from './machine.ts';

const firstPort = Number(process.env.E2E_PORT ?? 4173);
/** Journeys that share a server and its demo run one after another and are told apart by meeting; two lanes use both cores. */
const lanes = [
  [
    'access',
    'consultation',
    'device-key',
    'first-load',
    'following',
    'meeting',
    'never-stuck',
    'reader-large',
    'rules',
    'screen',
    'timed-vote',
  ],
  ['offline', 'offline-pack', 'papers', 'reader', 'reader-marks', 'voting-kinds', 'without-a-mouse'],
].map((specs, at) => ({ name: `lane ${at + 1}`, port: firstPort + at, specs }));
const specs = globSync('*.spec.ts', { cwd: join(import.meta.dirname, 'e2e') }).map((file) =>
  file.replace('.spec.ts', ''),
);
const unplaced = specs.filter((spec) => !lanes.some((lane) => lane.specs.includes(spec)));
if (unplaced.length > 0) throw new Error(`no lane for ${unplaced.join(', ')}`);
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
  workers: lanes.length,
  projects: lanes.map(({ name, port, specs }) => ({
    ...{ name, workers: 1, testMatch: specs.map((spec) => `${spec}.spec.ts`) },
    use: { baseURL: `http://localhost:${port}` },
  })),
  timeout: 120_000,
  // Two lanes share two cores: what fails for want of them passes alone, and is told as flaky.
  retries: 1,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    viewport: { width: 1180, height: 820 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    // What was done when it failed and was tried again, and how it looked at the end: writing it down costs those who pass, too.
    trace: { mode: 'on-first-retry', screenshots: false, snapshots: false, sources: false },
    screenshot: 'only-on-failure',
    actionTimeout: 15_000,
    navigationTimeout: 15_000,
    serviceWorkers: 'block',
    launchOptions: { args, ...(executablePath ? { executablePath } : {}) },
  },
  webServer: lanes.map(({ port }) => ({
    command: 'node lane.ts',
    url: `http://localhost:${port}/healthz`,
    timeout: 240_000,
    env: {
      PORT: String(port),
      DATA_DIR: join(import.meta.dirname, '..', 'test-results', `data-${process.pid}-${port}`),
    },
    reuseExistingServer: false,
  })),
});

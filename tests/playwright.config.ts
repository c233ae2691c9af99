import { globSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { defineConfig } from '@playwright/test';
import { findChromium } from './machine.ts';
import { printedSeed } from './random.ts';

/** Journeys of a lane run one after another on one server; two lanes use both cores. */
const lanes = [
  [
    'access',
    'consultation',
    'dead-ends',
    'device-key',
    'first-load',
    'following',
    'meeting',
    'papers',
    'reader-large',
    'rules',
    'screen',
    'timed-vote',
  ],
  [
    'never-stuck',
    'offline',
    'offline-device',
    'offline-pack',
    'reader',
    'reader-marks',
    'reader-versions',
    'voting-kinds',
    'without-a-mouse',
  ],
].map((specs, at) => ({ name: `lane ${at + 1}`, specs }));
const specs = globSync('*.spec.ts', { cwd: join(import.meta.dirname, 'e2e') }).map((file) =>
  file.replace('.spec.ts', ''),
);
const unplaced = specs.filter((spec) => !lanes.some((lane) => lane.specs.includes(spec)));
if (unplaced.length > 0) throw new Error(`no lane for ${unplaced.join(', ')}`);
// Given to the workers, so that each of them chooses the same sample.
process.env.SEED ??= String(printedSeed());
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
  // Pages live for seconds: optimising their script costs more processor time than it saves (a tenth of all in a journey of six people).
  '--js-flags=--no-maglev --no-turbofan',
];

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/e2e',
  workers: lanes.length,
  projects: lanes.map(({ name, specs }) => ({
    name,
    workers: 1,
    testMatch: specs.map((spec) => `${spec}.spec.ts`),
  })),
  // How long (ms) a journey, or a step of it, may hang before it is given up: generous, since it measures nothing. Lanes share the cores of
  // machines of any speed.
  timeout: 1_200_000,
  expect: { timeout: 300_000 },
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    viewport: { width: 1180, height: 820 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    // A trace of the steps only when a failed journey is tried again, and a picture of its end: recording would slow passing journeys, too.
    trace: { mode: 'on-first-retry', screenshots: false, snapshots: false, sources: false },
    screenshot: 'only-on-failure',
    actionTimeout: 300_000,
    navigationTimeout: 300_000,
    serviceWorkers: 'block',
    launchOptions: { args, ...(executablePath ? { executablePath } : {}) },
  },
});

// `npm run bench:papers`: the time until the first page of a long paper is there on a slow network, beside pdf.js with its defaults.
import { join } from 'node:path';
import process from 'node:process';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { readsOfPage } from '../../server/src/testing/rangeReads.ts';
import { findChromium } from '../machine.ts';
import { pdfjsDefaults } from './pdfjsDefaults.ts';
import { endAll, folder, quantile, start } from './processes.ts';
import type { ReadingPaper } from './readingServer.ts';
import { type SlowCable, slowCableTo } from './slowCable.ts';

const megabits = 20;
const roundTrip = 20;
const rounds = 5;
const longest = 60_000;

interface Opened {
  /** ms from the tap. */
  readonly preview: number;
  readonly sharp: number;
  readonly bytes: number;
}

/** Runs in the page: at the next tap it notes when the picture of page 1 and its canvas are there. */
function watchOpening(page: Page, sha256: string): Promise<void> {
  return page.evaluate((digest) => {
    for (const old of document.querySelectorAll('.page')) old.setAttribute('data-before', '');
    const seen: { tap?: number; preview?: number; sharp?: number } = {};
    (window as unknown as { opening: typeof seen }).opening = seen;
    window.addEventListener('pointerdown', ({ timeStamp }) => (seen.tap ??= timeStamp), { capture: true, once: true });
    const shown = () =>
      [...document.querySelectorAll<HTMLImageElement>('img')].some(
        ({ src, complete, naturalWidth }) => src.includes(`${digest}/previews/1`) && complete && naturalWidth > 0,
      );
    const drawn = () =>
      document.querySelector('.page[data-page-number="1"][data-loaded="true"]:not([data-before]) canvas') !== null;
    const look = () => {
      if (seen.preview === undefined && shown()) seen.preview = performance.now();
      if (drawn()) seen.sharp = performance.now();
      else requestAnimationFrame(look);
    };
    look();
  }, sha256);
}

/** Waits until the program itself is on the device: its files use the same line, and only a newcomer's first paper has to wait for them. */
const installed = (page: Page): Promise<unknown> =>
  page.evaluate(
    (longest) =>
      Promise.race([
        navigator.serviceWorker.ready.then(() => 'ready'),
        new Promise((resolve) => setTimeout(resolve, longest)),
      ]),
    longest / 4,
  );

/** Opens the room with one paper open, as in a meeting, then taps on another. */
async function open(
  context: BrowserContext,
  cable: SlowCable,
  warm: ReadingPaper,
  paper: ReadingPaper,
): Promise<Opened> {
  const page = await context.newPage();
  const row = ({ subject }: ReadingPaper) => page.getByRole('button').filter({ hasText: subject });
  await page.goto(`${cable.url}/hop/hop-1`);
  await row(warm).click();
  await page.locator('.page[data-page-number="1"][data-loaded="true"] canvas').first().waitFor({ timeout: longest });
  await installed(page);
  await watchOpening(page, paper.at.slice(-64));
  const before = cable.brought;
  await row(paper).click();
  const seen = await page.waitForFunction(
    () => {
      const { opening } = window as unknown as { opening: { tap?: number; preview?: number; sharp?: number } };
      return opening.sharp === undefined ? null : opening;
    },
    null,
    { timeout: longest, polling: 'raf' },
  );
  const bytes = cable.brought - before;
  const { tap = Number.NaN, preview = Number.NaN, sharp = Number.NaN } = await seen.jsonValue();
  await page.close();
  return { preview: preview - tap, sharp: sharp - tap, bytes };
}

const ms = (values: number[]) =>
  `${quantile(values, 0.5).toFixed(0)} ms (${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)})`;
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`;

async function whatPdfJsAsks(server: { url: string; cookie: string }, paper: ReadingPaper): Promise<void> {
  const fetched = async (path: string) =>
    new Uint8Array(
      await (await fetch(`${server.url}${paper.at}${path}`, { headers: { cookie: server.cookie } })).arrayBuffer(),
    );
  const reading = JSON.parse(new TextDecoder().decode(await fetched('/reading'))) as { open: { path: string } };
  for (const [name, path] of [
    ['the file itself', ''],
    ['viewing copy', reading.open.path],
  ] as const) {
    const { bytes, requests, rounds: trips } = await readsOfPage(await fetched(path), 1);
    console.log(`| ${paper.subject} | ${name} | ${requests} | ${trips} | ${kilobytes(bytes)} |`);
  }
}

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  console.log(`Node ${process.version}, Chromium ${browser.version()}, ${new Date().toISOString().slice(0, 10)}`);
  console.log(
    `${megabits} Mb/s, ${roundTrip} ms; median of ${rounds} (least–most), each in a browser that has none of it\n`,
  );
  const { first: server } = await start<{ url: string; cookie: string; papers: ReadingPaper[] }>(
    'readingServer.ts',
    join(folder, 'reading'),
  );
  const [warm, ...papers] = server.papers;
  if (!warm) throw new Error('no papers');
  const [name = '', value = ''] = server.cookie.split('=');

  console.log('| paper | size | first pictures after | all after | a page |\n|---|---|---|---|---|');
  for (const { subject, bytes, pages, first, all } of papers) {
    const each = `${((all * 1000) / pages).toFixed(0)} ms`;
    console.log(
      `| ${subject} | ${(bytes / 1e6).toFixed(1)} MB | ${first.toFixed(1)} s | ${all.toFixed(0)} s | ${each} |`,
    );
  }
  console.log('\n| paper | pdf.js asks of | requests | rounds | bytes |\n|---|---|---|---|---|');
  for (const paper of papers) await whatPdfJsAsks(server, paper);

  console.log('\n| paper | preview | sharp | bytes | pdf.js as it comes: drawn | bytes |\n|---|---|---|---|---|---|');
  for (const paper of papers) {
    const ours: Opened[] = [];
    const theirs: { drawn: number; bytes: number }[] = [];
    for (let round = 0; round < rounds; round++)
      for (const who of ['ours', 'theirs'] as const) {
        const cable = await slowCableTo(server.url, (megabits * 1e6) / 8, roundTrip);
        const context = await browser.newContext({ viewport: { width: 1180, height: 820 }, locale: 'vi-VN' });
        await context.addCookies([{ name, value, url: cable.url }]);
        // On a metered line nothing is downloaded ahead: only the parts that the page needs arrive.
        await context.addInitScript(() =>
          Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
        );
        if (who === 'ours') ours.push(await open(context, cable, warm, paper));
        else theirs.push(await pdfjsDefaults(context, cable, warm.at, paper.at));
        await context.close();
        cable.close();
      }
    const cells = [
      ms(ours.map((one) => one.preview)),
      ms(ours.map((one) => one.sharp)),
      kilobytes(
        quantile(
          ours.map((one) => one.bytes),
          0.5,
        ),
      ),
      ms(theirs.map((one) => one.drawn)),
      kilobytes(
        quantile(
          theirs.map((one) => one.bytes),
          0.5,
        ),
      ),
    ];
    console.log(`| ${paper.subject} | ${cells.join(' | ')} |`);
  }
  console.log('\nGoals: preview <= 150 ms, sharp <= 500 ms, <= 400 KB.');
} finally {
  await browser.close();
  endAll();
}

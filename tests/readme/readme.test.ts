import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { printedSeed, randomFrom } from '../random.ts';
import { cleanClone } from './clone.ts';
import { answers, begin, prints, type Running, runLine } from './commands.ts';

// Every command of the README, and the one that contributors begin with, as a newcomer types it: in a clean clone, from the programs that the command builds there.
const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
const lines = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) =>
  (block ?? '')
    .split('\n')
    .map((line) => line.replace(/\s*#.*$/, '').trim())
    .filter(Boolean),
);
const tested = {
  start: 'npm start',
  test: 'npm test',
  lan: 'npm start -- --lan',
  rehearse: 'npm run rehearse -- --meeting ubnd-2026-11 --out DIR',
  verify: 'npm run verify -- DIR/archive.zip',
  bench: 'npm run bench',
  own: 'ADMIN_PASSWORD=… DATA_DIR=… npm start',
};

/** The figures of the council's session for its secret election and for the vote that misses its majority by one. */
const council = [
  expect.objectContaining({
    id: 'bau1',
    rows: [expect.objectContaining({ name: 'Đào Ngọc Minh', counts: [25, 2], outcome: 'passed', rank: 1 })],
    slips: expect.objectContaining({ issued: 28, cast: 28, valid: 27, invalid: 1 }),
  }),
  expect.objectContaining({
    id: 'h5',
    tally: { 'Tán thành': 15, 'Không tán thành': 9, 'Không biểu quyết': 4 },
    passed: false,
  }),
];

const meetings = [
  { meeting: 'ubnd-2026-11', votes: 10 },
  { meeting: 'hdnd-xa-ky3', votes: 11 },
];

let folder: string;
/** The demo that the browser tests use afterwards where `DEMO` names a folder, since making it takes long. */
const demo = () => process.env.DEMO ?? join(folder, 'data');
const begun: Running[] = [];

beforeAll(() => {
  folder = cleanClone();
});

afterEach(async () => {
  await Promise.all(begun.splice(0).map((one) => one.interrupt()));
});

// With the packages installed there the folder holds some 30,000 files, and other tests are at work beside this one.
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }), 120_000);

/** A free port whose next one is free too: the local network's page about the certificate stands there. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

async function serve(line: string, more: Record<string, string> = {}): Promise<{ url: string; running: Running }> {
  const port = await freePort();
  const running = begin(line, folder, { ...more, PORT: String(port) });
  begun.push(running);
  return { url: `http://localhost:${port}`, running };
}

const password = 'phòng họp không giấy';
const signIn = (url: string): Promise<Response> =>
  fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username: 'admin', password }),
  });

describe('the commands of the README in a clean clone', () => {
  test('the README names no command that is not run here', () => {
    expect(lines.toSorted()).toEqual(Object.values(tested).toSorted());
  });

  test(tested.start, async () => {
    const { url, running } = await serve(tested.start, { DATA_DIR: demo() });
    await answers(running, `${url}/healthz`);
    expect(running.output()).toContain(`Diên Hồng: ${url}`);
    const page = await (await fetch(url)).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1];
    expect((await fetch(url + script)).headers.get('content-type')).toContain('javascript');
    const people = await (await fetch(`${url}/api/demo/people`)).text();
    for (const name of readme.matchAll(/^\| [^|]+ \| (\p{Lu}\p{L}+ [^|,]+\p{L}) ?[|,]/gmu))
      expect(people).toContain(name[1]);
    await running.interrupt();
    expect(running.output()).not.toMatch(/\n\s+at .*:\d+:\d+/);
  });

  test(tested.lan, async () => {
    const { running } = await serve(tested.lan, { DATA_DIR: demo() });
    await prints(running, /Diên Hồng: https:\/\/[^\n]+[\s\S]*fingerprint\):\n[0-9A-F :]{59,}/i);
  });

  // A push rehearses one of the two meetings.
  test.each(process.env.NIGHT ? meetings : randomFrom(printedSeed()).some(meetings, 1))(
    'rehearse and verify $meeting',
    { timeout: 300_000 },
    async ({ meeting, votes }) => {
      const out = join(folder, `out-${meeting}`);
      const rehearsed = await runLine(tested.rehearse.replace('ubnd-2026-11', meeting).replace('DIR', out), folder);
      expect(rehearsed.output).toContain(`ĐẠT: ${votes} cuộc biểu quyết`);
      expect(rehearsed.code).toBe(0);
      const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
      expect(report).toMatchObject({ deviations: [], refusals: {}, skipped: [] });
      if (meeting === 'hdnd-xa-ky3') expect(report.votes).toEqual(expect.arrayContaining(council));
      const verified = await runLine(tested.verify.replace('DIR', out), folder);
      expect(verified.output).toContain('ĐẠT: hồ sơ nguyên vẹn.');
      expect(verified.code).toBe(0);
    },
  );

  test(tested.bench, async () => {
    const { code, output } = await runLine(tested.bench, folder, { BENCH_PEOPLE: '8', BENCH_ROUNDS: '1' });
    const rows = output.split('\n').filter((line) => /^\| .* \| -?\d+\.\d\d \| /.test(line));
    expect(rows.length, output).toBe(10);
    expect(code).toBe(0);
  });

  test(tested.own, async () => {
    const { url, running } = await serve('npm start', { ADMIN_PASSWORD: password, DATA_DIR: join(folder, 'own') });
    await answers(running, `${url}/healthz`);
    expect((await signIn(url)).status).toBe(200);
  });

  test('npm run dev', async () => {
    const { url, running } = await serve('npm run dev', { ADMIN_PASSWORD: password, DATA_DIR: join(folder, 'own') });
    await answers(running, `http://localhost:${Number(new URL(url).port) + 1}/healthz`);
    expect(await (await fetch(url)).text()).toContain('/src/main.ts');
    expect((await signIn(url)).status).toBe(200);
  });
});

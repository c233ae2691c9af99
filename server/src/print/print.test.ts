import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'dien-hong-print-'));
afterAll(() => rmSync(folder, { recursive: true }));
const here = (file: string) => JSON.stringify(`file://${join(import.meta.dirname, file)}`);

test('a paper is laid out also where the worker tells of the files it loads, as under `node --watch`', async () => {
  const program = join(folder, 'program.mjs');
  writeFileSync(
    program,
    `import { printMinutes } from ${here('print.ts')};
     import { sampleMinutes } from ${here('minutes.testing.ts')};
     console.log((await printMinutes(sampleMinutes)).bytes.length);`,
  );
  const env = { ...process.env, WATCH_REPORT_DEPENDENCIES: '1' };
  const { stdout } = await promisify(execFile)(process.execPath, [program], { env });
  expect(Number(stdout)).toBeGreaterThan(1000);
});

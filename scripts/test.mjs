// Everything `npm test` runs: what finds a fault cheapest first, steps that leave a core idle beside each other; ends with one line of counts.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');
const results = join(root, 'test-results');
const demo = join(results, 'demo');
mkdirSync(results, { recursive: true });

let passed = 0;
let failed = 0;

/** Runs one step; its output is shown whole when it ends, its seconds are told so that a slow one is noticed. */
function step(name, command, args) {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(chunk));
    child.on('error', (error) => printed.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (status) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(`\n— ${name}\n${Buffer.concat(printed)}— ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
      resolve(status === 0);
    });
  });
}

/** A step that either holds or does not. */
async function check(name, command, ...args) {
  if (await step(name, command, args)) passed += 1;
  else failed += 1;
}

/** A step whose tests are counted from its report. */
async function count(name, report, read, command, ...args) {
  const file = join(results, report);
  rmSync(file, { force: true });
  const ok = await step(name, command, args);
  try {
    const counts = read(JSON.parse(readFileSync(file, 'utf8')));
    passed += counts.passed;
    failed += counts.failed;
    if (!ok && counts.failed === 0) failed += 1;
  } catch {
    failed += 1;
  }
}

const ofVitest = (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests });
const vitest = (name, file, ...args) =>
  count(
    ...[name, file, ofVitest, 'pnpm', 'exec', 'vitest', 'run', '--root', 'tests', ...args],
    ...['--reporter=dot', '--reporter=json', `--outputFile.json=${join(results, file)}`],
  );
const ofPlaywright = ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected });

/** What stood on the screens when the browser tests failed: where only this is kept of a run, nothing else tells why. */
function tellScreens() {
  const folder = join(results, 'e2e');
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
  for (const file of files.filter((name) => name.endsWith('error-context.md')))
    console.log(`\n— ${file}\n${readFileSync(join(folder, file), 'utf8')}`);
}

const importRules = ['depcruise', '--config', '.dependency-cruiser.mjs', 'shared/src', 'server/src', 'client/src'];

async function sources() {
  await check('lint', 'pnpm', 'exec', 'biome', 'check', '--error-on-warnings');
  await check('import rules', 'pnpm', 'exec', ...importRules);
  await check('rules and tests quote each other', 'node', 'scripts/check-rules.mjs');
}

async function programs() {
  await check('machine', 'node', 'tests/machine.ts');
  await check('build', 'pnpm', 'run', 'build');
  await vitest('commands of the README in a clean clone', 'readme.json', '--config', 'vitest.readme.config.ts');
  await check('demo for the browser tests', 'node', 'tests/demo.ts', demo);
}

async function code() {
  await check('types', 'pnpm', 'exec', 'vue-tsc', '--build');
  await vitest('unit and contract tests', 'unit.json');
}

await sources();
// The commands of the README mostly wait, and the compiler knows one thread.
await Promise.all([programs(), code()]);
// Made once: each lane of the browser tests would make the same, and draw its papers.
process.env.DEMO = demo;
await count('browser tests', 'e2e.json', ofPlaywright, 'pnpm', '--filter', '@dien-hong/tests', 'run', 'e2e');
tellScreens();

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

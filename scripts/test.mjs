// Everything `npm test` runs, in the order in which a fault is cheapest to find; ends with one line of counts.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');
const results = join(root, 'test-results');
mkdirSync(results, { recursive: true });

let passed = 0;
let failed = 0;

/** Runs one step; its seconds are told, so that a slow one is noticed. */
function step(name, command, args) {
  console.log(`\n— ${name}`);
  const began = performance.now();
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  console.log(`— ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  return status === 0;
}

/** A step that either holds or does not. */
function check(name, command, ...args) {
  if (step(name, command, args)) passed += 1;
  else failed += 1;
}

/** A step whose tests are counted from its report. */
function count(name, report, read, command, ...args) {
  const file = join(results, report);
  rmSync(file, { force: true });
  const ok = step(name, command, args);
  try {
    const counts = read(JSON.parse(readFileSync(file, 'utf8')));
    passed += counts.passed;
    failed += counts.failed;
    if (!ok && counts.failed === 0) failed += 1;
  } catch {
    failed += 1;
  }
}

check('lint', 'pnpm', 'exec', 'biome', 'check', '--error-on-warnings');
check('types', 'pnpm', 'exec', 'vue-tsc', '--build');
check(
  'import rules',
  'pnpm',
  'exec',
  'depcruise',
  '--config',
  '.dependency-cruiser.mjs',
  'shared/src',
  'server/src',
  'client/src',
);
check('rules and tests quote each other', 'node', 'scripts/check-rules.mjs');
check('machine', 'node', 'tests/machine.ts');
check('build', 'pnpm', 'run', 'build');
count(
  'unit and contract tests',
  'unit.json',
  (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
  ...['pnpm', 'exec', 'vitest', 'run', '--root', 'tests', '--reporter=dot', '--reporter=json'],
  `--outputFile.json=${join(results, 'unit.json')}`,
);
count(
  'browser tests',
  'e2e.json',
  ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }),
  ...['pnpm', '--filter', '@dien-hong/tests', 'run', 'e2e'],
);

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

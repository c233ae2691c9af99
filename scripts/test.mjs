// The steps of `npm test`, those that use one core beside each other; it ends with one line of counts.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';

const root = join(import.meta.dirname, '..');
const results = join(root, 'test-results');
const demo = join(results, 'demo');
mkdirSync(results, { recursive: true });

let passed = 0;
let failed = 0;
/** The failed steps and the reasons, a paragraph each: printed last, since only the end of a run may be kept. */
const faults = [];

/** Runs one step; its whole output is shown when it ends, with its seconds, so that a slow one is noticed. */
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

/** A step that passes or fails. */
async function check(name, command, ...args) {
  if (await step(name, command, args)) passed += 1;
  else fail(name);
}

function fail(what, why = []) {
  failed += 1;
  faults.push([what, ...why].join('\n'));
}

/** The place of the failure and the expected value, from a message that may be long and coloured. */
const inShort = (message = '') => stripVTControlCharacters(message).split('\n').slice(0, 12).join('\n');

/** A step whose tests are counted from its report. */
async function count(name, report, read, command, ...args) {
  const file = join(results, report);
  rmSync(file, { force: true });
  const ok = await step(name, command, args);
  try {
    const found = read(JSON.parse(readFileSync(file, 'utf8')));
    passed += found.passed;
    for (const { test, why } of found.faults) fail(test, why.map(inShort));
    for (const { test, why } of found.flaky ?? [])
      faults.push([`${test}: passed when tried again`, ...why.map(inShort)].join('\n'));
    if (!ok && found.faults.length === 0) fail(name);
  } catch {
    fail(`${name}: no report`);
  }
}

function ofVitest({ testResults }) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    faults: tests
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => ({ test: fullName, why: failureMessages })),
  };
}
const vitest = (name, file, ...args) =>
  count(
    name,
    file,
    ofVitest,
    'pnpm',
    'exec',
    'vitest',
    'run',
    '--root',
    'tests',
    ...args,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${join(results, file)}`,
  );

function ofPlaywright({ suites }) {
  const specs = (suite) => [...suite.specs, ...(suite.suites ?? []).flatMap(specs)];
  const tests = suites.flatMap(specs).flatMap(({ title, file, tests }) =>
    tests.map(({ status, results }) => ({
      status,
      test: `${file}: ${title}`,
      why: results.flatMap(({ errors }) => errors.map(({ message, snippet }) => `${message}\n${snippet ?? ''}`)),
    })),
  );
  const those = (...wanted) => tests.filter(({ status }) => wanted.includes(status));
  return { passed: those('expected', 'flaky').length, faults: those('unexpected'), flaky: those('flaky') };
}

/** Prints the text of the screens when the browser tests failed: where only this output of a run is kept, nothing else shows the cause. */
function listScreens() {
  const folder = join(results, 'e2e');
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
  for (const file of files.filter((name) => name.endsWith('error-context.md')))
    console.log(`\n— ${file}\n${readFileSync(join(folder, file), 'utf8')}`);
}

const programsOfServer = ['src', 'demo', 'rehearsal', 'verifier'].map((part) => `server/${part}`);
const importRules = [
  'depcruise',
  '--config',
  '.dependency-cruiser.mjs',
  'shared/src',
  ...programsOfServer,
  'client/src',
];
const mains = ['src', 'rehearsal', 'verifier'].map((part) => `server/${part}/main.ts`);
const folderRules = [
  'depcruise',
  '--config',
  '.dependency-cruiser.folders.mjs',
  'shared/src/index.ts',
  ...mains,
  'client/src',
];

async function sources() {
  await check('lint', 'pnpm', 'exec', 'biome', 'check', '--error-on-warnings');
  await check('import rules', 'pnpm', 'exec', ...importRules);
  await check('no circles of folders', 'pnpm', 'exec', ...folderRules);
  await check('rules and tests quote each other', 'node', 'scripts/check-rules.mjs');
  await check('plain English', 'node', 'scripts/check-words.mjs');
}

async function programs() {
  await check('build', 'pnpm', 'run', 'build');
  await vitest('commands of the README in a clean clone', 'readme.json', '--config', 'vitest.readme.config.ts');
  await check('demo for the browser tests', 'node', 'tests/demo.ts', demo);
}

async function code() {
  // Installing what the machine lacks mostly waits.
  const machine = check('machine', 'node', 'tests/machine.ts');
  await sources();
  await check('types', 'pnpm', 'exec', 'vue-tsc', '--build');
  await machine;
  await vitest('unit and contract tests', 'unit.json');
}

// Made once, by the README's start, for all: each lane of the browser tests would make the same demo otherwise and draw its papers.
rmSync(demo, { recursive: true, force: true });
process.env.DEMO = demo;

// One seed for every sample of the run.
process.env.SEED ??= String(Date.now() % 1_000_000);
console.log(`seed ${process.env.SEED}`);

// The commands of the README mostly wait, and the compiler uses one thread.
await Promise.all([programs(), code()]);
await count('browser tests', 'e2e.json', ofPlaywright, 'pnpm', '--filter', '@dien-hong/tests', 'run', 'e2e');
listScreens();
for (const fault of faults) console.log(`\n— ${fault}`);

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

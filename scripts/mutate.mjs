// Breaks the lines of `mutants.mjs` one at a time, in copies of this checkout, and requires that the tests notice nearly all of them.
// `npm run mutate -- follower box`: only those whose file or reason contains one of the words. JOBS: the number of copies at work (2).
import { spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { broken, mutants } from './mutants.mjs';

const root = join(import.meta.dirname, '..');
const wanted = 0.95;
/** How long (ms) a run may hang: a mutant that never ends counts as noticed. */
const timeouts = { own: 5 * 60_000, whole: 30 * 60_000 };
const workspaces = ['shared', 'server', 'client', 'tests'];

function git(...args) {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

/** The installed packages, by links; the workspaces among them are replaced by those of the copy. */
function linkPackages(from, to, copy) {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name.startsWith('.')) continue;
    if (name === '@dien-hong') {
      mkdirSync(join(to, name));
      for (const workspace of readdirSync(join(from, name)))
        symlinkSync(join(copy, workspace), join(to, name, workspace), 'junction');
    } else symlinkSync(realpathSync(join(from, name)), join(to, name), 'junction');
  }
}

/** A worktree with the content of this checkout, including changes of tracked files. */
function copyTree(folder) {
  git('worktree', 'add', '--detach', '--quiet', folder, git('stash', 'create') || 'HEAD');
  for (const place of ['.', ...workspaces])
    linkPackages(join(root, place, 'node_modules'), join(folder, place, 'node_modules'), folder);
}

let running = [];

/** Runs tests in a copy; answers whether they passed, and their output. */
function test(copy, ms, ...args) {
  return new Promise((resolve) => {
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--root', 'tests', '--bail', '1', '--reporter', 'dot'];
    const child = spawn(process.execPath, [...vitest, ...args], {
      cwd: copy,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    });
    const end = () => {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        child.kill('SIGKILL');
      }
    };
    running.push(end);
    const timer = setTimeout(end, ms);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.on('close', (status) => {
      clearTimeout(timer);
      running = running.filter((one) => one !== end);
      resolve({ held: status === 0, said });
    });
  });
}

const all = ({ project }) => [`--project=${project}*`];
const own = (mutant) => [...all(mutant), ...mutant.filter.split(' ')];

/** Whether the tests notice a mutant: first its own tests, then all of its project. */
async function noticed(copy, mutant) {
  const place = join(copy, mutant.file);
  const text = readFileSync(place, 'utf8');
  writeFileSync(place, broken(text, mutant));
  try {
    if (!(await test(copy, timeouts.own, ...own(mutant))).held) return 'by its own tests';
    return (await test(copy, timeouts.whole, ...all(mutant))).held ? null : 'by its project';
  } finally {
    writeFileSync(place, text);
  }
}

const words = process.argv.slice(2);
const chosen = mutants.filter(
  ({ file, why }) => words.length === 0 || words.some((word) => `${file} ${why}`.includes(word)),
);
for (const mutant of chosen) broken(readFileSync(join(root, mutant.file), 'utf8'), mutant);

const folder = mkdtempSync(join(realpathSync(tmpdir()), 'mutate-'));
const copies = Array.from({ length: Number(process.env.JOBS ?? 2) }, (_, n) => join(folder, String(n)));
function tidy() {
  for (const end of running) end();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  spawnSync('git', ['worktree', 'prune'], { cwd: root });
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    tidy();
    process.exit(1);
  });

/** Does each piece of work once, on a free copy. */
async function onCopies(list, work) {
  const queue = [...list];
  const worker = async (copy) => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(copy, next);
  };
  await Promise.all(copies.map(worker));
}

const survivors = [];
try {
  for (const copy of copies) copyTree(copy);
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(0)} s`;
  const began = performance.now();
  // Tests that fail on the unchanged code would seem to notice every mutant.
  await onCopies(new Set(chosen.map((mutant) => mutant.project)), async (copy, name) => {
    const filters = chosen.filter((mutant) => mutant.project === name).flatMap(own);
    const { held, said } = await test(copy, timeouts.whole, ...new Set(filters));
    if (!held) throw new Error(`unbroken, tests of ${name} fail:\n${said}`);
  });
  console.log(`The tests hold on the code as it is (${seconds()}).`);
  await onCopies(chosen, async (copy, mutant) => {
    const how = await noticed(copy, mutant);
    if (how === null) survivors.push(mutant);
    console.log(`${how ? `noticed ${how}` : 'SURVIVED'}: ${mutant.file}: ${mutant.why} (${seconds()})`);
  });
} finally {
  tidy();
}

for (const { file, find, replace } of survivors) console.log(`\n— ${file}\n- ${find}\n+ ${replace}`);
const share = 1 - survivors.length / chosen.length;
console.log(`\n${chosen.length - survivors.length} of ${chosen.length} noticed (${(share * 100).toFixed(1)} %)`);
process.exit(share >= wanted ? 0 : 1);

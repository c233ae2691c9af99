// Builds the server's programs and the client, each half only when a file that it is made of has changed since: node build.mjs [server|client]
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');
const both = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'tsconfig.json', 'shared'];
const left = ['dist', 'node_modules', '.types'];

/** When a file, or any file or folder below a folder, was last changed (ms); a removed file changes its folder. */
function changed(path) {
  const found = lstatSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const below = readdirSync(path).filter((name) => !left.includes(name) && !name.endsWith('.tsbuildinfo'));
  return Math.max(
    ...below.map((name) => changed(join(path, name))),
    existsSync(join(path, 'dist')) ? 0 : found.mtimeMs,
  );
}

function build(half) {
  const folder = join(root, half);
  const stamp = join(folder, 'node_modules', '.built');
  const newest = Math.max(...[...both, half].map((path) => changed(join(root, path))));
  if (existsSync(join(folder, 'dist')) && existsSync(stamp) && lstatSync(stamp).mtimeMs > newest) return;
  const began = new Date();
  // The bundler's output is shown only when it fails.
  const { status, stdout, stderr } = spawnSync('pnpm', ['--filter', `@dien-hong/${half}`, 'run', 'build'], {
    cwd: root,
    // On Windows pnpm is a .cmd file, which only a shell runs; no argument contains a space.
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(`${stdout}${stderr}`);
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, '');
  // Of the moment before: a file that changed while the bundler was reading is read again next time.
  utimesSync(stamp, began, began);
}

for (const half of process.argv[2] ? [process.argv[2]] : ['server', 'client']) build(half);

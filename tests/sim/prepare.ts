// Runs once before the tests of durability: makes the built server, and the library that is loaded before libc.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { builtServer, portOf } from '../builtServer.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The path of the library; empty on machines that cannot make or load it. */
    shim: string;
    /** The folder of Node's compile cache: a server is started hundreds of times. */
    compiled: string;
  }
}

/** A server that ends by itself fills the compile cache for those that will be killed. */
async function compile(folder: string, compiled: string): Promise<void> {
  const env = {
    ...process.env,
    NODE_COMPILE_CACHE: compiled,
    DATA_DIR: join(folder, 'data'),
    PORT: '0',
    ADMIN_PASSWORD: 'four unrelated words',
  };
  const child = spawn(process.execPath, [builtServer], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  await portOf(child);
  child.kill('SIGTERM');
  await gone;
}

export default async function prepare(project: TestProject): Promise<() => void> {
  const root = join(import.meta.dirname, '..', '..');
  const options = { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' } as const;
  const built = spawnSync(process.execPath, ['scripts/build.mjs', 'server'], options);
  if (built.status !== 0) throw new Error(`${built.stdout}${built.stderr}`);
  const folder = mkdtempSync(join(tmpdir(), 'dien-hong-shim-'));
  const shim = join(folder, 'shim.so');
  const flags = ['-O2', '-Wall', '-Werror', '-shared', '-fPIC'];
  const made = spawnSync(
    'gcc',
    [...flags, '-o', shim, join(import.meta.dirname, 'shim.c'), '-ldl', '-lpthread'],
    options,
  );
  if (process.platform === 'linux' && made.error === undefined && made.status !== 0) throw new Error(made.stderr);
  project.provide('shim', process.platform === 'linux' && made.status === 0 ? shim : '');
  const compiled = join(folder, 'compiled');
  await compile(folder, compiled);
  project.provide('compiled', compiled);
  return () => rmSync(folder, { recursive: true, force: true });
}

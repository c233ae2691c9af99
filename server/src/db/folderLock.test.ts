import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from './folderLock.ts';

let folder: string;
let other: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dien-hong-lock-'));
});
afterEach(async () => {
  if (other) await end(other);
  other = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that holds the lock until it is ended. */
async function holder(): Promise<ChildProcess> {
  const program = `import { lockFolder } from ${JSON.stringify(join(import.meta.dirname, 'folderLock.ts'))};
lockFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`;
  other = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(other.stdout as NonNullable<ChildProcess['stdout']>, 'data');
  return other;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

test('a folder in use is refused in words, and free again once its server is killed', async () => {
  const child = await holder();
  expect(() => lockFolder(folder)).toThrow(new RegExp(`đang được máy chủ khác dùng \\(tiến trình ${child.pid}\\)`));
  await end(child);
  lockFolder(folder)();
});

test('a second server in the same process is refused, and takes over when the first lets go', () => {
  const release = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(/đang được máy chủ khác dùng/);
  release();
  lockFolder(folder)();
});

test('two servers of the same number, each in a container of its own, do not both start', async () => {
  await holder();
  writeFileSync(join(folder, 'server.pid'), String(process.pid));
  expect(() => lockFolder(folder)).toThrow(/đang được máy chủ khác dùng/);
});

test('a number that another program has now stops nobody', () => {
  const program = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
  other = program;
  writeFileSync(join(folder, 'server.pid'), String(program.pid));
  lockFolder(folder)();
});

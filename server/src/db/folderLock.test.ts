import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from './folderLock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dien-hong-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder in use is refused in words, and free again once let go', () => {
  const other = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
  writeFileSync(join(folder, 'server.pid'), String(other.pid));
  expect(() => lockFolder(folder)).toThrow(/đang được máy chủ khác dùng/);
  other.kill('SIGKILL');
  rmSync(join(folder, 'server.pid'));
  const release = lockFolder(folder);
  release();
  expect(existsSync(join(folder, 'server.pid'))).toBe(false);
});

test('a lock left by a server that was killed is taken over', async () => {
  const killed = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
  const gone = new Promise((resolve) => killed.once('exit', resolve));
  writeFileSync(join(folder, 'server.pid'), String(killed.pid));
  killed.kill('SIGKILL');
  await gone;
  expect(() => lockFolder(folder)).not.toThrow();
});

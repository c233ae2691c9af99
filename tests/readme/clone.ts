import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** A folder as `git clone` would make it of the present files: without installed packages, builds and data. */
export function cleanClone(): string {
  const { status, stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  });
  if (status !== 0) throw new Error('the commands of the README are tested in a checkout of git');
  const folder = mkdtempSync(join(tmpdir(), 'dien-hong-clone-'));
  const removed = spawnSync('git', ['ls-files', '-z', '--deleted'], { cwd: root }).stdout.toString().split('\0');
  for (const file of stdout.toString().split('\0')) {
    if (!file || removed.includes(file)) continue;
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  return folder;
}

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { apart, CannotStart } from '../kernel/failure.ts';

/** A lock without a reference would be released when its memory is freed. */
const held = new Set<Database.Database>();

/**
 * Keeps a second server off the same data folder: two writers of one meeting would refuse each other's commands. The lock is the system's
 * own, on a small file that SQLite holds: the system releases it however its process ends, and knows it across containers. `server.pid`
 * only tells people which process it is. Returns the function that releases the lock; throws a sentence when another server is at work.
 */
export function lockFolder(folder: string): () => void {
  const named = join(folder, 'server.pid');
  const lock = new Database(join(folder, 'server.lock'), { timeout: 0 });
  try {
    // Nothing is ever written: it can be held on a full disk.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    const holder = holderIn(named);
    throw new CannotStart(
      `Thư mục dữ liệu ${folder} đang được máy chủ khác dùng${holder && ` (tiến trình ${holder})`}. Xin dừng máy chủ đó trước. / Another server${holder && ` (process ${holder})`} uses the data folder ${folder}. Stop it first.`,
    );
  }
  held.add(lock);
  apart('naming the process that holds the folder', () => writeFileSync(named, String(process.pid)));
  return () => {
    rmSync(named, { force: true });
    lock.close();
    held.delete(lock);
  };
}

function holderIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { CannotStart } from '../kernel/failure.ts';
import { writeSecret } from '../kernel/secretFile.ts';

const name = 'log.head';

/**
 * A file beside the database holds the number of records in all logs, as of a moment ago. A database with fewer records has lost some, for
 * instance when `dien-hong.db` was copied or restored without its `-wal`.
 */
export function openHeadNote(raw: Database.Database, folder: string): { write(): Promise<void> } {
  const newest = raw.prepare('select coalesce(max(rowid), 0) as records from events');
  const records = (): number => (newest.get() as { records: number }).records;
  let noted = notedIn(folder);
  if (records() < noted)
    throw new CannotStart(
      `Cơ sở dữ liệu thiếu ${noted - records()} bản ghi đã báo là đã lưu (có thể dien-hong.db được chép mà thiếu dien-hong.db-wal, hoặc là bản sao lưu cũ). Xin khôi phục đủ các tệp; nếu chấp nhận mất, xoá tệp ${join(folder, name)} rồi chạy lại. / The database lacks ${noted - records()} records that were acknowledged (dien-hong.db was copied without dien-hong.db-wal, or is an older backup). Restore all files; to accept the loss, delete ${join(folder, name)} and start again.`,
    );
  async function write(): Promise<void> {
    const now = records();
    if (now === noted) return;
    await writeSecret(folder, name, `${now}\n`);
    noted = now;
  }
  /** One write at a time: the last, at closing, may find a timed one under way. */
  let last: Promise<void> = Promise.resolve();
  return {
    write() {
      last = last.catch(() => {}).then(write);
      return last;
    },
  };
}

function notedIn(folder: string): number {
  try {
    return Number(readFileSync(join(folder, name), 'utf8')) || 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether a process of this number runs; one that belongs to another user does. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Keeps a second server off the same data folder: two writers of one meeting would refuse each other's commands. A lock left
 * by a killed server is taken over. Returns how to let go; throws a sentence when another server is at work.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'server.pid');
  const own = String(process.pid);
  try {
    writeFileSync(file, own, { flag: 'wx' });
  } catch {
    const holder = Number(readFileSync(file, 'utf8'));
    if (holder !== process.pid && Number.isInteger(holder) && holder > 0 && runs(holder))
      throw new Error(
        `Thư mục dữ liệu đang được máy chủ khác dùng (tiến trình ${holder}). / Another server (process ${holder}) uses the data folder ${folder}.`,
      );
    writeFileSync(file, own);
  }
  return () => rmSync(file, { force: true });
}

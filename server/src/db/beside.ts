import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isNotNull } from 'drizzle-orm';
import { CannotStart } from '../kernel/failure.ts';
import { type Db, tables } from './open.ts';

/**
 * The files beside the database that it refers to must exist. With a new authority every device key would be unusable, and with a new
 * secret every mark would be unreadable; both would go unnoticed at the start.
 */
export function requireBeside(db: Db, folder: string): void {
  const anybody = db.select({ id: tables.accounts.id }).from(tables.accounts).limit(1).get();
  if (anybody && !existsSync(join(folder, 'pki', 'issuing.pem')))
    throw missing(
      'pki/',
      'cơ quan cấp chứng thư của nơi cài đặt, thiếu thì mọi khoá ký của đại biểu đều vô hiệu',
      'the authority of this installation, without which every signing key of its people is void',
    );
  const sealed = db.select({ id: tables.marks.id }).from(tables.marks).where(isNotNull(tables.marks.sealed)).limit(1);
  if (sealed.get() && !existsSync(join(folder, 'marks.key')))
    throw missing(
      'marks.key',
      'khoá niêm phong ghi chú riêng; nếu đã mất hẳn, xem docs/operations.md, mục Keys',
      'the key that seals people’s own marks; if it is lost for good, see docs/operations.md, Keys',
    );
  requireBlobs(db, join(folder, 'blobs'));
}

/** If all are gone, the folder was forgotten. If some are gone, the operator has to find them; the other papers can be read meanwhile. */
function requireBlobs(db: Db, folder: string): void {
  const named = db.select({ sha256: tables.uploads.sha256 }).from(tables.uploads).all();
  if (named.length === 0) return;
  const there = blobsIn(folder);
  const lacking = named.filter(({ sha256 }) => !there.has(sha256));
  if (lacking.length === named.length)
    throw missing('blobs/', 'tài liệu của các cuộc họp', 'the papers of the meetings');
  if (lacking.length > 0)
    console.error(
      `${lacking.length} papers are missing from ${folder}, such as ${lacking[0]?.sha256}. Restore them from a backup.`,
    );
}

function blobsIn(folder: string): ReadonlySet<string> {
  if (!existsSync(folder)) return new Set();
  const folders = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
  return new Set(folders.flatMap(({ name }) => readdirSync(join(folder, name))));
}

const missing = (name: string, vi: string, en: string): CannotStart =>
  new CannotStart(
    `Thiếu ${name} trong thư mục dữ liệu: ${vi}. Xin khôi phục từ bản sao lưu rồi chạy lại. / ${name} is missing from the data folder: ${en}. Restore it from a backup and start again.`,
  );

import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { keepToOwner } from '../kernel/disk.ts';
import { apart, CannotStart } from '../kernel/failure.ts';
import * as tables from './schema.ts';

export type Db = BetterSQLite3Database<typeof tables>;

export interface OpenDatabase {
  readonly db: Db;
  /** For `log/` alone: the same connection, so that a group commit is one fsync. */
  readonly raw: Database.Database;
  close(): void;
}

/**
 * Gives the file, and those that SQLite keeps beside it, to the owner alone: they contain hashes of passwords, open ballots and issuing
 * keys.
 */
function keepDatabaseToOwner(file: string): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true });
  closeSync(openSync(file, 'a', 0o600));
  keepToOwner(
    folder,
    ['', '-wal', '-shm'].map((more) => `${basename(file)}${more}`),
  );
}

/** A database of a later version has content that this version would ignore. */
function refuseLaterVersion(raw: Database.Database, migrations: string): void {
  const table = raw.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  if (!table) return;
  const { last } = raw.prepare('select max(created_at) as last from __drizzle_migrations').get() as { last: number };
  const journal = readFileSync(join(migrations, 'meta', '_journal.json'), 'utf8');
  const known = (JSON.parse(journal) as { entries: { when: number }[] }).entries.map(({ when }) => when);
  if (Number(last) <= Math.max(...known)) return;
  raw.close();
  throw new CannotStart(
    'Cơ sở dữ liệu do phiên bản phần mềm mới hơn ghi. Xin cài lại phiên bản mới, hoặc khôi phục bản sao lưu của phiên bản này. / The database was written by a later version of the software. Install that version again, or restore a backup of this one.',
  );
}

/** Opens (and migrates) the embedded database. `:memory:` for tests. Every commit is on disk when it returns. */
export function openDatabase(file: string, migrations: string): OpenDatabase {
  if (file !== ':memory:') keepDatabaseToOwner(file);
  const raw = new Database(file);
  refuseLaterVersion(raw, migrations);
  raw.pragma('journal_mode = WAL');
  // NORMAL loses acknowledged events when the power fails.
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = ON');
  raw.pragma('busy_timeout = 5000');
  const db = drizzle(raw, { schema: tables });
  migrate(db, { migrationsFolder: migrations });
  // Rows deleted just before the server was killed may still stand in the write-ahead log: slips and keys of secret votes.
  apart('cutting off the write-ahead log', () => raw.pragma('wal_checkpoint(TRUNCATE)'));
  return { db, raw, close: () => raw.close() };
}

export { tables };

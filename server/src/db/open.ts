import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import * as tables from './schema.ts';

export type Db = BetterSQLite3Database<typeof tables>;

export interface OpenDatabase {
  readonly db: Db;
  /** For `log/` alone: the same connection, so that a group commit is one fsync. */
  readonly raw: Database.Database;
  close(): void;
}

/** Opens (and migrates) the embedded database. `:memory:` for tests. Every commit is on disk when it returns. */
export function openDatabase(file: string, migrations: string): OpenDatabase {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const raw = new Database(file);
  raw.pragma('journal_mode = WAL');
  // NORMAL loses acknowledged events at a power cut.
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = ON');
  raw.pragma('busy_timeout = 5000');
  const db = drizzle(raw, { schema: tables });
  migrate(db, { migrationsFolder: migrations });
  return { db, raw, close: () => raw.close() };
}

export { tables };

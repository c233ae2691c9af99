import { eq } from 'drizzle-orm';
import { type Db, tables } from '../db/open.ts';

const { accounts } = tables;

/** The name with which an account signs in; empty for one that is gone. */
export const usernameOf =
  (db: Db) =>
  (accountId: string): string =>
    db.select({ username: accounts.username }).from(accounts).where(eq(accounts.id, accountId)).get()?.username ?? '';

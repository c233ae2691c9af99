import { eq } from 'drizzle-orm';
import { type Db, tables } from '../db/open.ts';
import type { Sessions } from './sessions.ts';

const { accounts } = tables;

/**
 * An account as the database keeps it. `activationHash`: of the code for the first sign-in; the code ends when the person sets a password.
 */
export interface KeptAccount {
  readonly id: string;
  readonly username: string;
  readonly personId: string | null;
  readonly passwordHash: string | null;
  readonly activationHash: string | null;
}

/** The accounts of those who sign in. */
export function openAccounts(db: Db, sessions: Pick<Sessions, 'closeAll'>) {
  const find = (id: string): KeptAccount | undefined => db.select().from(accounts).where(eq(accounts.id, id)).get();
  return {
    find,

    named: (username: string): KeptAccount | undefined =>
      db.select().from(accounts).where(eq(accounts.username, username)).get(),

    /** The name with which an account signs in; empty when the account is gone. */
    usernameOf: (id: string): string => find(id)?.username ?? '',

    /** Puts a new password in force and ends every sign-in session of the account, in one commit. */
    putPassword(id: string, passwordHash: string): void {
      db.transaction((tx) => {
        tx.update(accounts).set({ passwordHash, activationHash: null }).where(eq(accounts.id, id)).run();
        sessions.closeAll(id);
      });
    },
  };
}

export type Accounts = ReturnType<typeof openAccounts>;

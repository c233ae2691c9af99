import { createHash, randomBytes, randomInt } from 'node:crypto';
import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import { type Db, tables } from '../db/open.ts';

const { sessions, accounts, codes } = tables;

export const cookieName = 'dh_session';
const hour = 3600_000;

export type Session =
  | { readonly kind: 'person'; readonly accountId: string; readonly personId: string | null; readonly admin: boolean }
  | { readonly kind: 'screen'; readonly meetingId: string };

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export interface Sessions {
  /** Opens a session; the token goes into the cookie and is kept nowhere. `hours` until it ends. */
  open(who: { accountId: string } | { screenOf: string }, hours?: number): { token: string; expiresAt: number };
  find(token: string | undefined): Session | null;
  close(token: string): void;
  /** Ends every session of an account, e.g. after its password changed. */
  closeAll(accountId: string): void;
  /** Told after sessions were ended, so that what they opened can be closed. */
  onEnded(listener: () => void): void;
  /** A one-time code of eight digits for enrolling a person's device, or for pairing a meeting's big screen. */
  makeCode(purpose: { personId: string } | { meetingId: string }, minutes?: number): string;
  /** Uses a code up; null when it is wrong, used or too old. */
  useCode(code: string): { personId: string | null; meetingId: string | null } | null;
}

/** Server-side sessions and one-time codes: the tables hold digests only. */
export function openSessions(db: Db, now: () => number): Sessions {
  const byToken = db
    .select({
      accountId: sessions.accountId,
      screenOf: sessions.screenOf,
      personId: accounts.personId,
      admin: accounts.admin,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .leftJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(eq(sessions.tokenHash, sql.placeholder('hash')), gt(sessions.expiresAt, sql.placeholder('now'))))
    .prepare();

  const listeners: (() => void)[] = [];
  const ended = () => {
    for (const listener of listeners) listener();
  };

  return {
    onEnded: (listener) => void listeners.push(listener),
    open(who, hours = 14) {
      const token = randomBytes(32).toString('base64url');
      const expiresAt = now() + hours * hour;
      const accountId = 'accountId' in who ? who.accountId : null;
      const screenOf = 'screenOf' in who ? who.screenOf : null;
      db.delete(sessions).where(lt(sessions.expiresAt, now())).run();
      db.insert(sessions)
        .values({ tokenHash: hashOf(token), accountId, screenOf, createdAt: now(), expiresAt })
        .run();
      return { token, expiresAt };
    },
    find(token) {
      if (!token) return null;
      const row = byToken.get({ hash: hashOf(token), now: now() });
      if (!row) return null;
      if (row.screenOf !== null) return { kind: 'screen', meetingId: row.screenOf };
      if (row.accountId === null) return null;
      return { kind: 'person', accountId: row.accountId, personId: row.personId, admin: row.admin ?? false };
    },
    close(token) {
      db.delete(sessions)
        .where(eq(sessions.tokenHash, hashOf(token)))
        .run();
      ended();
    },
    closeAll(accountId) {
      db.delete(sessions).where(eq(sessions.accountId, accountId)).run();
      ended();
    },
    makeCode(purpose, minutes = 30) {
      const code = String(randomInt(0, 100_000_000)).padStart(8, '0');
      const personId = 'personId' in purpose ? purpose.personId : null;
      const meetingId = 'meetingId' in purpose ? purpose.meetingId : null;
      db.delete(codes)
        .where(or(lt(codes.expiresAt, now()), and(isNull(codes.personId), isNull(codes.meetingId))))
        .run();
      db.insert(codes)
        .values({ hash: hashOf(code), personId, meetingId, expiresAt: now() + minutes * 60_000 })
        .run();
      return code;
    },
    useCode(code) {
      const [used] = db
        .delete(codes)
        .where(and(eq(codes.hash, hashOf(code)), gt(codes.expiresAt, now())))
        .returning()
        .all();
      return used ? { personId: used.personId, meetingId: used.meetingId } : null;
    },
  };
}

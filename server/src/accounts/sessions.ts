import { hash, randomBytes, randomInt } from 'node:crypto';
import { and, eq, gt, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { type Db, tables } from '../db/open.ts';
import { apart } from '../kernel/failure.ts';

const { sessions, accounts, codes } = tables;

export const cookieName = 'dh_session';
const hour = 3600_000;

export type Session =
  | { readonly kind: 'person'; readonly accountId: string; readonly personId: string | null; readonly admin: boolean }
  | { readonly kind: 'screen'; readonly meetingId: string };

const hashOf = (secret: string): string => hash('sha256', secret);
/** A part of the token's digest: enough to tell sign-in sessions apart. */
const idOf = (tokenHash: string): string => tokenHash.slice(0, 16);
/** The time (ms) between two writes of the last use of a sign-in session. */
const seenEvery = 5 * 60_000;

/** Sign-in sessions kept in memory: more than halls have tablets. */
const mostKnown = 5000;

/** A sign-in session as its owner sees it in a list. */
export interface ListedSession {
  /** Names the sign-in session; useless for signing in. */
  readonly id: string;
  readonly agent: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly seenAt: number;
}

export interface Sessions {
  /** Begins a sign-in session; the token goes into the cookie and is kept nowhere. `hours` until it ends. */
  open(
    who: { accountId: string } | { screenOf: string },
    hours?: number,
    agent?: string,
  ): { token: string; expiresAt: number };
  find(token: string | undefined): Session | null;
  close(token: string): void;
  /** Ends every sign-in session of an account, e.g. after its password changed. */
  closeAll(accountId: string): void;
  /** The sign-in sessions of an account, the last used first. */
  list(accountId: string): ListedSession[];
  /** Ends one sign-in session of an account; false where the account has no such session. */
  closeOne(accountId: string, id: string): boolean;
  /** The id under which this token's sign-in session is listed. */
  idOf(token: string): string;
  /** Called after sign-in sessions were ended, so that their sockets can be closed. */
  onEnded(listener: () => void): void;
  /** A one-time code of eight digits for enrolling a person's device, or for pairing a meeting's big screen. */
  makeCode(purpose: { personId: string } | { meetingId: string }, minutes?: number): string;
  /** Whether this is a code for this person's device; it stays usable. */
  isCodeOf(code: string, personId: string): boolean;
  /** Uses up a code for this person's device; false when the code is another person's, used or too old. */
  useCodeOf(code: string, personId: string): boolean;
  /** Uses up a code for a big screen and answers its meeting; null when the code is unknown, used or too old. */
  useScreenCode(code: string): string | null;
}

interface Row {
  readonly accountId: string | null;
  readonly screenOf: string | null;
  readonly personId: string | null;
  readonly admin: boolean | null;
}

function sessionOf({ accountId, screenOf, personId, admin }: Row): Session | null {
  if (screenOf !== null) return { kind: 'screen', meetingId: screenOf };
  return accountId === null ? null : { kind: 'person', accountId, personId, admin: admin ?? false };
}

/** Server-side sign-in sessions and one-time codes: the tables hold digests only. */
export function openSessions(db: Db, now: () => number): Sessions {
  const byToken = db
    .select({
      accountId: sessions.accountId,
      screenOf: sessions.screenOf,
      personId: accounts.personId,
      admin: accounts.admin,
      expiresAt: sessions.expiresAt,
      seenAt: sessions.seenAt,
    })
    .from(sessions)
    .leftJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(eq(sessions.tokenHash, sql.placeholder('hash')), gt(sessions.expiresAt, sql.placeholder('now'))))
    .prepare();

  /** Sessions of earlier requests, until one is closed: a tablet sends hundreds of requests for the pieces of a paper. */
  const known = new Map<string, { readonly session: Session; readonly expiresAt: number; seenAt: number }>();
  /** Used since the last write: a hall's sign-in sessions fall due together, and a commit for each would delay every request. */
  const used = new Set<string>();
  /** A failing write of the last use keeps nobody from signing in. */
  function seen(tokenHash: string): void {
    if (used.size === 0) setImmediate(() => apart('writing down when sessions were used', writeSeen));
    used.add(tokenHash);
  }
  function writeSeen(): void {
    const due = [...used];
    used.clear();
    db.transaction((tx) => {
      for (const one of due) tx.update(sessions).set({ seenAt: now() }).where(eq(sessions.tokenHash, one)).run();
    });
  }

  const listeners: (() => void)[] = [];
  const ended = () => {
    known.clear();
    for (const listener of listeners) listener();
  };

  /** A code is used up only for its own purpose; a try for another purpose leaves it usable. */
  const use = (code: string, purpose: SQL) =>
    db
      .delete(codes)
      .where(and(eq(codes.hash, hashOf(code)), purpose, gt(codes.expiresAt, now())))
      .returning()
      .get();

  return {
    onEnded: (listener) => void listeners.push(listener),
    open(who, hours = 14, agent = '') {
      const token = randomBytes(32).toString('base64url');
      const expiresAt = now() + hours * hour;
      const accountId = 'accountId' in who ? who.accountId : null;
      const screenOf = 'screenOf' in who ? who.screenOf : null;
      db.delete(sessions).where(lt(sessions.expiresAt, now())).run();
      db.insert(sessions)
        .values({ tokenHash: hashOf(token), accountId, screenOf, agent, createdAt: now(), seenAt: now(), expiresAt })
        .run();
      return { token, expiresAt };
    },
    find(token) {
      if (!token) return null;
      const tokenHash = hashOf(token);
      const before = known.get(tokenHash);
      if (before && before.expiresAt > now()) {
        if (now() - before.seenAt > seenEvery) {
          before.seenAt = now();
          seen(tokenHash);
        }
        return before.session;
      }
      const row = byToken.get({ hash: tokenHash, now: now() });
      const session = row ? sessionOf(row) : null;
      if (!row || !session) return null;
      if (known.size >= mostKnown) known.clear();
      const due = now() - row.seenAt > seenEvery;
      known.set(tokenHash, { session, expiresAt: row.expiresAt, seenAt: due ? now() : row.seenAt });
      if (due) seen(tokenHash);
      return session;
    },
    close(token) {
      const { changes } = db
        .delete(sessions)
        .where(eq(sessions.tokenHash, hashOf(token)))
        .run();
      // An unknown token leaves the open sockets unchecked.
      if (changes > 0) ended();
    },
    idOf: (token) => idOf(hashOf(token)),
    list: (accountId) =>
      db
        .select()
        .from(sessions)
        .where(and(eq(sessions.accountId, accountId), gt(sessions.expiresAt, now())))
        .all()
        .map(({ tokenHash, agent, createdAt, seenAt }) => ({ id: idOf(tokenHash), agent, createdAt, seenAt }))
        .sort((one, other) => other.seenAt - one.seenAt),
    closeOne(accountId, id) {
      const own = db.select().from(sessions).where(eq(sessions.accountId, accountId)).all();
      const found = own.find((one) => idOf(one.tokenHash) === id);
      if (!found) return false;
      db.delete(sessions).where(eq(sessions.tokenHash, found.tokenHash)).run();
      ended();
      return true;
    },
    closeAll(accountId) {
      if (db.delete(sessions).where(eq(sessions.accountId, accountId)).run().changes > 0) ended();
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
    isCodeOf: (code, personId) =>
      db
        .select({ personId: codes.personId })
        .from(codes)
        .where(and(eq(codes.hash, hashOf(code)), eq(codes.personId, personId), gt(codes.expiresAt, now())))
        .get() !== undefined,
    useCodeOf: (code, personId) => use(code, eq(codes.personId, personId)) !== undefined,
    useScreenCode: (code) => use(code, isNotNull(codes.meetingId))?.meetingId ?? null,
  };
}

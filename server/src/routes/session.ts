import { createHash, timingSafeEqual } from 'node:crypto';
import { latinLetters, type RefusalCode } from '@dien-hong/shared';
import { eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { checkPassword, hashPassword } from '../accounts/passwords.ts';
import { logSecurity } from '../accounts/securityLog.ts';
import { cookieName } from '../accounts/sessions.ts';
import { isWeak } from '../accounts/weak.ts';
import { tables } from '../db/open.ts';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import { accountOf, beginSession } from '../plugins/login.ts';
import type { Services } from '../services.ts';
import type { App } from './app.ts';
import { isDemo } from './demo.ts';

const { accounts } = tables;

/** An account's name as it is looked up: letters that look alike, case and spaces make no other name. */
const nameOf = (typed: string): string => latinLetters(typed.normalize('NFKC')).trim().toLowerCase();

const Name = z.string().max(100);
const Password = z.string().min(10).max(200);

/** Whatever is sent to these doors is small; and as many attempts, well formed or not, as a hall behind one router makes. */
const door = {
  bodyLimit: 8 * 1024,
  config: { rateLimit: { max: 1200, timeWindow: '1 minute', keyGenerator: ({ ip }: FastifyRequest) => `door|${ip}` } },
};

/** Who am I, sign in, sign out, first password, pairing a big screen. */
export function sessionRoutes(app: App, services: Services): void {
  const { attempts, sessions, directory } = services;
  const { db } = services.database;
  const demo = isDemo(services);

  const open = (request: FastifyRequest, reply: FastifyReply, accountId: string, stay: boolean) => {
    beginSession(sessions, request, reply, { accountId }, stay ? 30 * 24 : 14);
    logSecurity({ what: 'signed-in', account: accountId }, request.ip);
    return { ok: true };
  };

  /** Begins an attempt for this name from this address; false after answering that it has to wait. */
  function listens(name: string, account: string | null, request: FastifyRequest, reply: FastifyReply): boolean {
    const seconds = attempts.begin(name, request.ip);
    if (seconds === 0) return true;
    logSecurity({ what: 'sign-in-refused', account, why: 'too-many' }, request.ip);
    reply.header('retry-after', seconds);
    sendRefusal(reply, 429, refusal('too-many-attempts', { seconds }));
    return false;
  }

  function refused(account: string | null, code: RefusalCode, request: FastifyRequest, reply: FastifyReply) {
    attempts.failed(request.ip);
    logSecurity({ what: 'sign-in-refused', account, why: 'wrong' }, request.ip);
    return sendRefusal(reply, 401, refusal(code));
  }

  const named = (name: string) => db.select().from(accounts).where(eq(accounts.username, name)).get();
  /** The words of his own that nobody may have as his password. */
  const ownWords = ({ username, personId }: { username: string; personId: string | null }): string[] => {
    const [person] = personId === null ? [] : directory.people([personId]);
    return [username, person?.fullName ?? '', personId === null ? '' : directory.organisationOf(personId)];
  };

  /** Puts a new password in force and ends every session of the account, in one commit. */
  function putPassword(id: string, passwordHash: string): void {
    db.transaction((tx) => {
      tx.update(accounts).set({ passwordHash, activationHash: null }).where(eq(accounts.id, id)).run();
      sessions.closeAll(id);
    });
  }

  /** `ended`: the browser still holds a session that somebody closed before its time, and lets go of what was kept for it. */
  app.get('/api/session', async ({ session, cookies }) => {
    if (!session) return { kind: 'nobody', demo, ended: cookies[cookieName] !== undefined };
    if (session.kind === 'screen') return { kind: 'screen', demo, meetingId: session.meetingId };
    const person = session.personId ? (directory.people([session.personId])[0] ?? null) : null;
    return { kind: 'person', demo, person, admin: session.admin };
  });

  app.post(
    '/api/session',
    {
      schema: { body: z.object({ username: Name, password: z.string().max(200), stay: z.boolean().default(false) }) },
      ...door,
    },
    async (request, reply) => {
      const { username, password, stay } = request.body;
      const name = nameOf(username);
      const account = named(name);
      if (!listens(name, account?.id ?? null, request, reply)) return reply;
      const outcome = await checkPassword(password, account?.passwordHash ?? null);
      if (outcome === 'busy') return sendRefusal(reply, 503, refusal('sign-in-busy'));
      if (outcome === 'wrong' || !account) return refused(account?.id ?? null, 'wrong-password', request, reply);
      attempts.succeeded(name, request.ip);
      return open(request, reply, account.id, stay);
    },
  );

  /** The first sign-in: the code from the secretary, and a password of one's own. */
  app.post(
    '/api/session/activation',
    { schema: { body: z.object({ username: Name, code: z.string().max(100), password: Password }) }, ...door },
    async (request, reply) => {
      const { username, code, password } = request.body;
      const name = nameOf(username);
      const account = named(name);
      if (!listens(name, account?.id ?? null, request, reply)) return reply;
      const given = createHash('sha256').update(code.trim()).digest();
      const kept = Buffer.from(account?.activationHash ?? '', 'hex');
      if (!account || kept.length !== given.length || !timingSafeEqual(kept, given))
        return refused(account?.id ?? null, 'wrong-code', request, reply);
      if (isWeak(password, ownWords(account))) return sendRefusal(reply, 422, refusal('password-weak'));
      const passwordHash = await hashPassword(password);
      if (passwordHash === null) return sendRefusal(reply, 503, refusal('sign-in-busy'));
      putPassword(account.id, passwordHash);
      attempts.succeeded(name, request.ip);
      logSecurity({ what: 'activated', account: account.id }, request.ip);
      return open(request, reply, account.id, false);
    },
  );

  app.delete('/api/session', async (request, reply) => {
    const token = request.cookies[cookieName];
    if (token) sessions.close(token);
    if (request.session?.kind === 'person')
      logSecurity({ what: 'signed-out', account: request.session.accountId }, request.ip);
    // Pages and pictures of papers that the browser itself kept.
    reply.clearCookie(cookieName, { path: '/' }).header('clear-site-data', '"cache"');
    return { ok: true };
  });

  /** A big screen signs in with the code that the chair or secretary made for its meeting. */
  app.post(
    '/api/session/screen',
    { schema: { body: z.object({ code: z.string().max(20) }) }, ...door },
    async (request, reply) => {
      // By address: what one hall mistypes is nothing to another.
      const name = `screen at ${request.ip}`;
      if (!listens(name, null, request, reply)) return reply;
      const meetingId = sessions.useScreenCode(request.body.code.replaceAll(/\D/g, ''));
      if (meetingId === null) return refused(null, 'wrong-code', request, reply);
      attempts.succeeded(name, request.ip);
      beginSession(sessions, request, reply, { screenOf: meetingId }, 24);
      logSecurity({ what: 'screen-paired', meeting: meetingId }, request.ip);
      return { ok: true, meetingId };
    },
  );

  /** A new password, of a member or of the administrator. Every other session of the account ends. */
  app.put(
    '/api/session/password',
    { schema: { body: z.object({ old: z.string().max(200), password: Password }) }, ...door },
    async (request, reply) => {
      const accountId = accountOf(request, reply);
      if (!accountId) return reply;
      const account = db.select().from(accounts).where(eq(accounts.id, accountId)).get();
      const name = account?.username ?? '';
      if (!listens(name, accountId, request, reply)) return reply;
      const outcome = await checkPassword(request.body.old, account?.passwordHash ?? null);
      if (outcome === 'busy') return sendRefusal(reply, 503, refusal('sign-in-busy'));
      if (!account || outcome !== 'right') {
        attempts.failed(request.ip);
        logSecurity({ what: 'sign-in-refused', account: accountId, why: 'wrong' }, request.ip);
        // 422: the session stays what it is.
        return sendRefusal(reply, 422, refusal('wrong-old-password'));
      }
      if (isWeak(request.body.password, ownWords(account))) return sendRefusal(reply, 422, refusal('password-weak'));
      const passwordHash = await hashPassword(request.body.password);
      if (passwordHash === null) return sendRefusal(reply, 503, refusal('sign-in-busy'));
      putPassword(account.id, passwordHash);
      attempts.succeeded(name, request.ip);
      logSecurity({ what: 'password-changed', account: account.id }, request.ip);
      return open(request, reply, account.id, false);
    },
  );

  /** `{sessions: [{id, agent, createdAt, seenAt, here}]}` of one's own account. */
  app.get('/api/session/all', async (request, reply) => {
    const accountId = accountOf(request, reply);
    if (!accountId) return reply;
    const here = sessions.idOf(request.cookies[cookieName] ?? '');
    return { sessions: sessions.list(accountId).map((one) => ({ ...one, here: one.id === here })) };
  });

  /** Ends one of one's own sessions, on another device. */
  app.delete(
    '/api/session/all/:session',
    { schema: { params: z.object({ session: z.string().regex(/^[0-9a-f]{16}$/) }) } },
    async (request, reply) => {
      const accountId = accountOf(request, reply);
      if (!accountId) return reply;
      if (!sessions.closeOne(accountId, request.params.session)) return sendRefusal(reply, 404, refusal('not-found'));
      logSecurity({ what: 'session-ended', account: accountId }, request.ip);
      return { ok: true };
    },
  );
}

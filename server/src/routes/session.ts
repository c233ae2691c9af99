import { createHash, timingSafeEqual } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { checkPassword, hashPassword } from '../accounts/passwords.ts';
import { cookieName } from '../accounts/sessions.ts';
import { tables } from '../db/open.ts';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import { giveCookie, personOf } from '../plugins/login.ts';
import type { Services } from '../services.ts';
import type { App } from './app.ts';
import { isDemo } from './demo.ts';

const { accounts } = tables;

const Password = z.string().min(10).max(200);

/** Five tries a minute for one name from one address; the address as a whole is limited more generously. */
const signInLimit = {
  config: {
    rateLimit: {
      max: 5,
      timeWindow: '1 minute',
      hook: 'preHandler' as const,
      keyGenerator: (request: FastifyRequest) =>
        `${request.ip}|${(request.body as { username?: string } | undefined)?.username ?? ''}`,
    },
  },
};

/** Who am I, sign in, sign out, first password, pairing a big screen. */
export function sessionRoutes(app: App, services: Services): void {
  const { sessions, directory } = services;
  const { db } = services.database;
  const demo = isDemo(services);

  const open = (request: FastifyRequest, reply: FastifyReply, accountId: string, stay: boolean) => {
    const { token, expiresAt } = sessions.open({ accountId }, stay ? 30 * 24 : 14);
    giveCookie(request, reply, token, expiresAt);
    return { ok: true };
  };

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
      schema: {
        body: z.object({
          username: z.string().max(100),
          password: z.string().max(200),
          stay: z.boolean().default(false),
        }),
      },
      ...signInLimit,
    },
    async (request, reply) => {
      const { username, password, stay } = request.body;
      const account = db.select().from(accounts).where(eq(accounts.username, username.trim().toLowerCase())).get();
      const outcome = await checkPassword(password, account?.passwordHash ?? null);
      if (outcome === 'busy') return sendRefusal(reply, 503, refusal('sign-in-busy'));
      if (outcome === 'wrong' || !account) return sendRefusal(reply, 401, refusal('wrong-password'));
      return open(request, reply, account.id, stay);
    },
  );

  /** The first sign-in: the code from the secretary, and a password of one's own. */
  app.post(
    '/api/session/activation',
    {
      schema: { body: z.object({ username: z.string().max(100), code: z.string().max(100), password: Password }) },
      ...signInLimit,
    },
    async (request, reply) => {
      const { username, code, password } = request.body;
      const account = db.select().from(accounts).where(eq(accounts.username, username.trim().toLowerCase())).get();
      const given = createHash('sha256').update(code.trim()).digest();
      const kept = Buffer.from(account?.activationHash ?? '', 'hex');
      if (!account || kept.length !== given.length || !timingSafeEqual(kept, given))
        return sendRefusal(reply, 401, refusal('wrong-code'));
      const passwordHash = await hashPassword(password);
      if (passwordHash === null) return sendRefusal(reply, 503, refusal('sign-in-busy'));
      db.update(accounts).set({ passwordHash, activationHash: null }).where(eq(accounts.id, account.id)).run();
      sessions.closeAll(account.id);
      return open(request, reply, account.id, false);
    },
  );

  app.delete('/api/session', async (request, reply) => {
    const token = request.cookies[cookieName];
    if (token) sessions.close(token);
    // Pages and pictures of papers that the browser itself kept.
    reply.clearCookie(cookieName, { path: '/' }).header('clear-site-data', '"cache"');
    return { ok: true };
  });

  /** A big screen signs in with the code that the chair or secretary made for its meeting. */
  app.post(
    '/api/session/screen',
    { schema: { body: z.object({ code: z.string().max(20) }) }, ...signInLimit },
    async (request, reply) => {
      const used = sessions.useCode(request.body.code.replaceAll(/\D/g, ''));
      if (!used?.meetingId) return sendRefusal(reply, 401, refusal('wrong-code'));
      const { token, expiresAt } = sessions.open({ screenOf: used.meetingId }, 24);
      giveCookie(request, reply, token, expiresAt);
      return { ok: true, meetingId: used.meetingId };
    },
  );

  app.put(
    '/api/session/password',
    { schema: { body: z.object({ old: z.string().max(200), password: Password }) }, ...signInLimit },
    async (request, reply) => {
      const personId = personOf(request, reply);
      if (!personId) return reply;
      const account = db.select().from(accounts).where(eq(accounts.personId, personId)).get();
      const outcome = await checkPassword(request.body.old, account?.passwordHash ?? null);
      if (!account || outcome !== 'right') return sendRefusal(reply, 401, refusal('wrong-password'));
      const passwordHash = await hashPassword(request.body.password);
      if (passwordHash === null) return sendRefusal(reply, 503, refusal('sign-in-busy'));
      db.update(accounts).set({ passwordHash }).where(eq(accounts.id, account.id)).run();
      sessions.closeAll(account.id);
      return open(request, reply, account.id, false);
    },
  );
}

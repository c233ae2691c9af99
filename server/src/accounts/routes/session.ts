import { createHash, timingSafeEqual } from 'node:crypto';
import { latinLetters, type RefusalCode, type Refused, refuse } from '@dien-hong/shared';
import { type Account, api, done } from '@dien-hong/shared/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Serve } from '../../http/serve.ts';
import type { Accounts, KeptAccount } from '../accounts.ts';
import type { Attempts } from '../attempts.ts';
import type { Directory } from '../directory.ts';
import { beginSession } from '../login.ts';
import { checkPassword, hashPassword } from '../passwords.ts';
import { logSecurity } from '../securityLog.ts';
import { cookieName, type Sessions } from '../sessions.ts';
import { isWeak } from '../weak.ts';

interface Needs {
  readonly accounts: Accounts;
  readonly attempts: Attempts;
  readonly directory: Directory;
  readonly sessions: Sessions;
  readonly demo: boolean;
}
interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** An account's name as it is looked up: spellings with similar letters, other case or spaces are one name. */
const nameOf = (typed: string): string => latinLetters(typed.normalize('NFKC')).trim().toLowerCase();

/** Limits of the sign-in routes: their bodies are small; attempts, well formed or not, are as many as a hall behind one router makes. */
const signInLimits = {
  bodyLimit: 8 * 1024,
  config: {
    rateLimit: { max: 1200, timeWindow: '1 minute', keyGenerator: ({ ip }: FastifyRequest) => `sign-in|${ip}` },
  },
};

/** The routes of the sign-in session: reading it, sign-in, sign-out, first password, pairing a big screen. */
export function sessionRoutes(serve: Serve, { accounts, attempts, directory, sessions, demo }: Needs): void {
  const open = ({ request, reply }: Exchange, accountId: string, stay: boolean) => {
    beginSession(sessions, request, reply, { accountId }, stay ? 30 * 24 : 14);
    logSecurity({ what: 'signed-in', account: accountId }, request.ip);
    return done;
  };

  /** Begins an attempt for this name from this address; answers a refusal where it has to wait. */
  function mustWait(name: string, account: string | null, { request, reply }: Exchange) {
    const seconds = attempts.begin(name, request.ip);
    if (seconds === 0) return null;
    logSecurity({ what: 'sign-in-refused', account, why: 'too-many' }, request.ip);
    reply.header('retry-after', seconds);
    return refuse('too-many-attempts', { seconds });
  }

  function wrong<Code extends RefusalCode>(account: string | null, code: Code, ip: string): Refused<Code> {
    attempts.failed(ip);
    logSecurity({ what: 'sign-in-refused', account, why: 'wrong' }, ip);
    return refuse(code);
  }

  /** Words about the person himself, which his password must not contain. */
  const ownWords = ({ username, personId }: KeptAccount): string[] => {
    const [person] = personId === null ? [] : directory.people([personId]);
    return [username, person?.fullName ?? '', personId === null ? '' : directory.organisationOf(personId)];
  };

  /** A new password, and with it the only sign-in session of the account. */
  async function takePassword(
    account: KeptAccount,
    password: string,
    what: 'activated' | 'password-changed',
    exchange: Exchange,
  ) {
    if (isWeak(password, ownWords(account))) return refuse('password-weak');
    const passwordHash = await hashPassword(password);
    if (passwordHash === null) return refuse('sign-in-busy');
    accounts.putPassword(account.id, passwordHash);
    attempts.succeeded(account.username, exchange.request.ip);
    logSecurity({ what, account: account.id }, exchange.request.ip);
    return open(exchange, account.id, false);
  }

  serve(api.session.read, ({ as: { session }, request: { cookies } }): Account => {
    if (!session) return { kind: 'nobody', demo, ended: cookies[cookieName] !== undefined };
    if (session.kind === 'screen') return { kind: 'screen', demo, meetingId: session.meetingId };
    const person = session.personId ? (directory.people([session.personId])[0] ?? null) : null;
    return { kind: 'person', demo, person, admin: session.admin };
  });

  serve(
    api.session.begin,
    async ({ body: { username, password, stay }, ...exchange }) => {
      const name = nameOf(username);
      const account = accounts.named(name);
      const wait = mustWait(name, account?.id ?? null, exchange);
      if (wait) return wait;
      const outcome = await checkPassword(password, account?.passwordHash ?? null);
      if (outcome === 'busy') return refuse('sign-in-busy');
      if (outcome === 'wrong' || !account) return wrong(account?.id ?? null, 'wrong-password', exchange.request.ip);
      attempts.succeeded(name, exchange.request.ip);
      return open(exchange, account.id, stay);
    },
    signInLimits,
  );

  serve(
    api.session.activate,
    async ({ body: { username, code, password }, ...exchange }) => {
      const name = nameOf(username);
      const account = accounts.named(name);
      const wait = mustWait(name, account?.id ?? null, exchange);
      if (wait) return wait;
      const given = createHash('sha256').update(code.trim()).digest();
      const kept = Buffer.from(account?.activationHash ?? '', 'hex');
      if (!account || kept.length !== given.length || !timingSafeEqual(kept, given))
        return wrong(account?.id ?? null, 'wrong-code', exchange.request.ip);
      return takePassword(account, password, 'activated', exchange);
    },
    signInLimits,
  );

  serve(api.session.end, ({ as: { session }, request, reply }) => {
    const token = request.cookies[cookieName];
    if (token) sessions.close(token);
    if (session?.kind === 'person') logSecurity({ what: 'signed-out', account: session.accountId }, request.ip);
    // Pages and pictures of papers that the browser itself cached.
    reply.clearCookie(cookieName, { path: '/' }).header('clear-site-data', '"cache"');
    return done;
  });

  serve(
    api.session.pair,
    ({ body: { code }, request, reply }) => {
      // By address: wrong codes in one hall must not shut out another.
      const name = `screen at ${request.ip}`;
      const wait = mustWait(name, null, { request, reply });
      if (wait) return wait;
      const meetingId = sessions.useScreenCode(code.replaceAll(/\D/g, ''));
      if (meetingId === null) return wrong(null, 'wrong-code', request.ip);
      attempts.succeeded(name, request.ip);
      beginSession(sessions, request, reply, { screenOf: meetingId }, 24);
      logSecurity({ what: 'screen-paired', meeting: meetingId }, request.ip);
      return { ok: true, meetingId };
    },
    signInLimits,
  );

  serve(
    api.session.changePassword,
    async ({ body: { old, password }, as: { accountId }, ...exchange }) => {
      const account = accounts.find(accountId);
      const wait = mustWait(account?.username ?? '', accountId, exchange);
      if (wait) return wait;
      const outcome = await checkPassword(old, account?.passwordHash ?? null);
      if (outcome === 'busy') return refuse('sign-in-busy');
      if (!account || outcome !== 'right') return wrong(accountId, 'wrong-old-password', exchange.request.ip);
      return takePassword(account, password, 'password-changed', exchange);
    },
    signInLimits,
  );

  serve(api.session.list, ({ as: { accountId }, request: { cookies } }) => {
    const here = sessions.idOf(cookies[cookieName] ?? '');
    return { sessions: sessions.list(accountId).map((one) => ({ ...one, here: one.id === here })) };
  });

  serve(api.session.endOne, ({ params, as: { accountId }, request: { ip } }) => {
    if (!sessions.closeOne(accountId, params.session)) return refuse('not-found');
    logSecurity({ what: 'session-ended', account: accountId }, ip);
    return done;
  });
}

import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../http/app.ts';
import { cookieName, type Session, type Sessions } from './sessions.ts';

declare module 'fastify' {
  interface FastifyRequest {
    session: Session | null;
  }
}

/** The person or screen that opened a socket, from its cookie; null without a sign-in. */
export type Identity =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'screen'; readonly meetingId: string };

const tokenIn = (header: string | undefined): string | undefined =>
  header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);

/** Finds the person or screen that opened a socket, by the cookie it sent. */
export const identifySocket =
  (sessions: Sessions) =>
  (request: IncomingMessage): Identity | null => {
    const session = sessions.find(tokenIn(request.headers.cookie));
    if (session?.kind === 'screen') return session;
    return session?.personId ? { kind: 'person', personId: session.personId } : null;
  };

/** Reads the sign-in session of every request; the contract names for each route the people it answers. */
export function login(app: App, sessions: Sessions): void {
  app.decorateRequest('session', null);
  app.addHook('onRequest', async (request) => {
    request.session = sessions.find(request.cookies[cookieName]);
  });
}

/**
 * Begins a sign-in session in this browser and ends the one it had before. The browser drops pages that it may have cached for somebody
 * else. `hours` until the sign-in session ends.
 */
export function beginSession(
  sessions: Sessions,
  request: FastifyRequest,
  reply: FastifyReply,
  who: Parameters<Sessions['open']>[0],
  hours?: number,
): void {
  const before = request.cookies[cookieName];
  if (before) sessions.close(before);
  const { token, expiresAt } = sessions.open(who, hours, (request.headers['user-agent'] ?? '').slice(0, 200));
  reply.header('clear-site-data', '"cache"');
  reply.setCookie(cookieName, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    expires: new Date(expiresAt),
  });
}

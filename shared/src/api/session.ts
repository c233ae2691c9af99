import * as z from 'zod/mini';
import { PersonCard } from './parts.ts';
import { Done, route } from './route.ts';

const Name = z.string().check(z.maxLength(100));
const Password = z.string().check(z.minLength(10), z.maxLength(200));
/** The present password as it was typed, of almost any length, so that a wrong one is refused as wrong. */
const Typed = z.string().check(z.maxLength(200));

/**
 * The account that is signed in. `ended`: the browser still holds a sign-in session that somebody ended early, and deletes the data that it
 * kept for it. `person` is null for an administrator who takes no part in meetings.
 */
export const Account = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nobody'), demo: z.boolean(), ended: z.boolean() }),
  z.object({ kind: z.literal('screen'), demo: z.boolean(), meetingId: z.string() }),
  z.object({ kind: z.literal('person'), demo: z.boolean(), person: z.nullable(PersonCard), admin: z.boolean() }),
]);
export type Account = z.infer<typeof Account>;

/** A sign-in session of the caller's account. `agent`: the name that its browser gave; instants are epoch milliseconds; `here`: it is this one. */
export const OwnSession = z.object({
  id: z.string(),
  agent: z.string(),
  createdAt: z.number(),
  seenAt: z.number(),
  here: z.boolean(),
});
export type OwnSession = z.infer<typeof OwnSession>;

const attempts = { 'too-many-attempts': 429, 'sign-in-busy': 503 } as const;

/** The account that is signed in; signing in and out, the first password, pairing a big screen. */
export const session = {
  read: route({ method: 'GET', path: '/api/session', who: 'anyone', answer: Account }),
  begin: route({
    method: 'POST',
    path: '/api/session',
    who: 'anyone',
    body: z.object({ username: Name, password: Typed, stay: z._default(z.boolean(), false) }),
    answer: Done,
    refusals: { ...attempts, 'wrong-password': 401 },
  }),
  /** The first sign-in: the code from the secretary, and a password of one's own. */
  activate: route({
    method: 'POST',
    path: '/api/session/activation',
    who: 'anyone',
    body: z.object({ username: Name, code: z.string().check(z.maxLength(100)), password: Password }),
    answer: Done,
    refusals: { ...attempts, 'wrong-code': 401, 'password-weak': 422 },
  }),
  end: route({ method: 'DELETE', path: '/api/session', who: 'anyone', answer: Done }),
  /** A big screen signs in with the code that the chair or secretary made for its meeting. */
  pair: route({
    method: 'POST',
    path: '/api/session/screen',
    who: 'anyone',
    body: z.object({ code: z.string().check(z.maxLength(20)) }),
    answer: z.object({ ok: z.literal(true), meetingId: z.string() }),
    refusals: { 'too-many-attempts': 429, 'wrong-code': 401 },
  }),
  /** A new password, of a member or of the administrator. Every other sign-in session of the account ends. */
  changePassword: route({
    method: 'PUT',
    path: '/api/session/password',
    who: 'account',
    body: z.object({ old: Typed, password: Password }),
    answer: Done,
    // 422: the sign-in session stays as it is.
    refusals: { ...attempts, 'wrong-old-password': 422, 'password-weak': 422 },
  }),
  list: route({
    method: 'GET',
    path: '/api/session/all',
    who: 'account',
    answer: z.object({ sessions: z.array(OwnSession) }),
  }),
  /** Ends a sign-in session of the same account on another device. */
  endOne: route({
    method: 'DELETE',
    path: '/api/session/all/:session',
    who: 'account',
    params: z.object({ session: z.string().check(z.regex(/^[0-9a-f]{16}$/)) }),
    answer: Done,
    refusals: { 'not-found': 404 },
  }),
} as const;

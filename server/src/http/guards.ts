import { type Refusal, type RefusalCode, refuse } from '@dien-hong/shared';
import type { Who } from '@dien-hong/shared/api';
import type { FastifyRequest } from 'fastify';

/**
 * For each kind of guard, the facts a handler gets about the person who asks. Each folder of the server adds the kinds that it can check.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the folders fill it (`declare module`).
export interface As {}

/** The facts for one kind; a handler compiles only for an added kind. */
export type Grant<W extends Who> = W extends keyof As ? As[W] : never;

export type Granted<T> =
  | { readonly ok: true; readonly as: T }
  | { readonly ok: false; readonly status: 401 | 403; readonly refusal: Refusal };
export type Guard<W extends Who> = (request: FastifyRequest) => Promise<Granted<Grant<W>>>;
/** A guard for each kind of route, run before any part of the request is read. */
export type Guards<W extends Who = Who> = { readonly [K in W]: Guard<K> };

export const granted = <T>(as: T): Granted<T> => ({ ok: true, as });
/** 401 where nobody is signed in: signing in may help; else 403. */
export const denied = (session: object | null, code: RefusalCode): Granted<never> =>
  session && code !== 'not-signed-in' ? { status: 403, ...refuse(code) } : { status: 401, ...refuse('not-signed-in') };

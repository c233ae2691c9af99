import * as z from 'zod/mini';
import type { RefusalCode } from '../refusals/index.ts';

/**
 * Who gets an answer other than "may not": `anyone`; `account`, whoever is signed in; `person`, an account of one who attends meetings;
 * `administrator`; of the meeting that the parameter `id` names: `reader`, everybody in it and its big screen; `personReading`, the same
 * without the screen; `attendee`, who is there for the whole of it; `officer`, its chairs and secretaries.
 */
export type Who =
  | 'anyone'
  | 'account'
  | 'person'
  | 'administrator'
  | 'reader'
  | 'personReading'
  | 'attendee'
  | 'officer';

/** One door of the server. `refusals`: the HTTP status of each code it may refuse with; who may not is refused by `who` before. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/api/${string}`;
  readonly who: Who;
  readonly params: z.ZodMiniType;
  readonly query: z.ZodMiniType;
  readonly body: z.ZodMiniType;
  readonly answer: z.ZodMiniType;
  readonly refusals: Readonly<Partial<Record<RefusalCode, number>>>;
}

export type Nothing = z.ZodMiniObject<Record<never, never>>;
/** Of a part that the route does not take. */
export const nothing: Nothing = z.object({});
type Asking = 'params' | 'query' | 'body' | 'refusals';

/** A route; what it does not name it does not take. */
export function route<const R extends Pick<Route, 'method' | 'path' | 'who' | 'answer'> & Partial<Pick<Route, Asking>>>(
  one: R,
): Omit<R, Asking> & {
  readonly [K in Asking]: R extends Record<K, infer V> ? V : K extends 'refusals' ? Record<never, never> : Nothing;
} {
  return { params: nothing, query: nothing, body: nothing, refusals: {}, ...one } as never;
}

/** What a caller gives: the parts that the route takes. */
export type Asked<R extends Route> = {
  [K in 'params' | 'query' | 'body' as R[K] extends Nothing ? never : K]: z.input<R[K]>;
};
export type Answered<R extends Route> = z.output<R['answer']>;

/** Of a part of the body that its own schema reads, see `inputRefusal`. */
export const misfits = { 'text-too-long': 400, 'text-too-short': 400, 'list-too-long': 400, 'bad-input': 400 } as const;

/** An answer that tells nothing but that it was done. */
export const Done = z.object({ ok: z.literal(true) });
export const done = { ok: true } as const;

import * as z from 'zod/mini';
import type { RefusalCode } from '../refusals/index.ts';

/**
 * The people whom a route answers; it refuses all others:
 * - `anyone`;
 * - `account`: somebody signed in; `person`: the account of somebody who attends meetings; `administrator`;
 * - of the convened meeting that the parameter `id` names, `reader`: everybody in it and its big screen; `personReading`: the same
 *   without the screen; `attendee`: the people who attend the whole of it; `officer`: its chairs and secretaries; `boardMember`: of the
 *   board that counts the vote of the parameter `vote`;
 * - `preparer`: the people whom the draft of the meeting `id` names as chair or secretary, before and after it is convened;
 * - of written consultations, `consultationPreparer`: the chairs and secretaries of any meeting; `consultationEditor`: those of them whom the
 *   draft of the consultation `id` names as secretary; `consultationReader`: the people who are asked in the sent consultation `id` or run it.
 */
export type Who =
  | 'anyone'
  | 'account'
  | 'person'
  | 'administrator'
  | 'reader'
  | 'personReading'
  | 'attendee'
  | 'officer'
  | 'boardMember'
  | 'preparer'
  | 'consultationPreparer'
  | 'consultationEditor'
  | 'consultationReader';

/** One route of the server. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/api/${string}`;
  readonly who: Who;
  readonly params: z.ZodMiniType;
  readonly query: z.ZodMiniType;
  /** `file`: one file, uploaded as a form. */
  readonly body: z.ZodMiniType | 'file';
  /** `file`: bytes, which the route sends itself. */
  readonly answer: z.ZodMiniType | 'file';
  /** The HTTP status of each code with which it may refuse; `who` refuses people without the right before that. */
  readonly refusals: Readonly<Partial<Record<RefusalCode, number>>>;
  /** The status of all other codes, for a route that passes refusals of the domain's rules on; null for others. */
  readonly otherwise: number | null;
}

export type Nothing = z.ZodMiniObject<Record<never, never>>;
/** The schema of a part that the route does not take. */
export const nothing: Nothing = z.object({});

type Asking = 'params' | 'query' | 'body' | 'refusals' | 'otherwise';
interface Defaults {
  readonly params: Nothing;
  readonly query: Nothing;
  readonly body: Nothing;
  readonly refusals: Record<never, never>;
  readonly otherwise: null;
}

/** Makes a route; it takes only the parts that it names. */
export function route<const R extends Pick<Route, 'method' | 'path' | 'who' | 'answer'> & Partial<Pick<Route, Asking>>>(
  one: R,
): Omit<R, Asking> & { readonly [K in Asking]: R extends Record<K, infer V> ? V : Defaults[K] } {
  const defaults: Defaults = { params: nothing, query: nothing, body: nothing, refusals: {}, otherwise: null };
  return { ...defaults, ...one } as never;
}

type Input<S> = S extends z.ZodMiniType ? z.input<S> : never;
/** The parts that a caller gives. A file goes beside them. */
export type Asked<R extends Route> = {
  [K in 'params' | 'query' | 'body' as R[K] extends Nothing | 'file' ? never : K]: Input<R[K]>;
};
export type Answered<R extends Route> = R['answer'] extends z.ZodMiniType ? z.output<R['answer']> : never;
/** The codes with which it may refuse. */
export type RefusedBy<R extends Route> = R['otherwise'] extends number
  ? RefusalCode
  : keyof R['refusals'] & RefusalCode;

/** The codes for a part of the body that a schema of its own reads, see `inputRefusal`. */
export const misfits = { 'text-too-long': 400, 'text-too-short': 400, 'list-too-long': 400, 'bad-input': 400 } as const;

/** The answer that only says that it was done. */
export const Done = z.object({ ok: z.literal(true) });
export const done = { ok: true } as const;

/** A type of the domain that is sent as it is: the domain's own code made it, without the parts that the reader may not see. */
export const whole = <T>() => z.custom<T>();

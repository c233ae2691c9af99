import * as z from 'zod/mini';
import type { RefusalCode } from '../refusals/index.ts';

/**
 * Who gets an answer other than "may not":
 * - `anyone`;
 * - `account`: somebody signed in; `person`: whose account is that of one who attends meetings; `administrator`;
 * - of the convened meeting that the parameter `id` names, `reader`: everybody in it and its big screen; `personReading`: the same
 *   without the screen; `attendee`: who is there for the whole of it; `officer`: its chairs and secretaries; `boardMember`: of the
 *   board that counts the vote of the parameter `vote`;
 * - `preparer`: whom the draft of the meeting `id` names as chair or secretary, before and after it is convened;
 * - of written consultations, `consultationPreparer`: who chairs or keeps some meeting; `consultationEditor`: such a one, whom the
 *   draft of the consultation `id` names as secretary; `consultationReader`: who is asked in the sent consultation `id` or runs it.
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

/** One door of the server. */
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
  /** The HTTP status of each code it may refuse with; who may not is refused by `who` before. */
  readonly refusals: Readonly<Partial<Record<RefusalCode, number>>>;
  /** The status of all other codes, where it hands on what the rules of the domain refuse; null where it does not. */
  readonly otherwise: number | null;
}

export type Nothing = z.ZodMiniObject<Record<never, never>>;
/** Of a part that the route does not take. */
export const nothing: Nothing = z.object({});

type Asking = 'params' | 'query' | 'body' | 'refusals' | 'otherwise';
interface Defaults {
  readonly params: Nothing;
  readonly query: Nothing;
  readonly body: Nothing;
  readonly refusals: Record<never, never>;
  readonly otherwise: null;
}

/** A route; what it does not name it does not take. */
export function route<const R extends Pick<Route, 'method' | 'path' | 'who' | 'answer'> & Partial<Pick<Route, Asking>>>(
  one: R,
): Omit<R, Asking> & { readonly [K in Asking]: R extends Record<K, infer V> ? V : Defaults[K] } {
  const defaults: Defaults = { params: nothing, query: nothing, body: nothing, refusals: {}, otherwise: null };
  return { ...defaults, ...one } as never;
}

type Input<S> = S extends z.ZodMiniType ? z.input<S> : never;
/** What a caller gives: the parts that the route takes. A file goes beside them. */
export type Asked<R extends Route> = {
  [K in 'params' | 'query' | 'body' as R[K] extends Nothing | 'file' ? never : K]: Input<R[K]>;
};
export type Answered<R extends Route> = R['answer'] extends z.ZodMiniType ? z.output<R['answer']> : never;
/** The codes with which it may refuse. */
export type RefusedBy<R extends Route> = R['otherwise'] extends number
  ? RefusalCode
  : keyof R['refusals'] & RefusalCode;

/** Of a part of the body that its own schema reads, see `inputRefusal`. */
export const misfits = { 'text-too-long': 400, 'text-too-short': 400, 'list-too-long': 400, 'bad-input': 400 } as const;

/** An answer that tells nothing but that it was done. */
export const Done = z.object({ ok: z.literal(true) });
export const done = { ok: true } as const;

/** Of a type of the domain, whose own code made it and left out what the reader may not see: it leaves as it is. */
export const whole = <T>() => z.custom<T>();

import type { RefusalCode } from '../refusals/index.ts';
import type { Actor } from './actor.ts';
import { type Audience, everyone } from './audience.ts';

/** Why a command was not carried out: a kebab-case code that the screens turn into a sentence, and its parameters. */
export interface Refusal<Code extends string = RefusalCode> {
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * A refusal about one row of a list says which, by the names it has on screen: `paper`, or `vote` with the title of its `item` ('' for
 * none). The screen puts them before the sentence.
 */
export const ofRow = (
  refusal: Refusal,
  row: { readonly paper: string } | { readonly vote: string; readonly item: string },
): Refusal => ({ ...refusal, params: { ...refusal.params, ...row } });

/** An event about to be recorded, with its audience. */
export interface Draft<E> {
  readonly event: E;
  readonly audience: Audience;
  readonly sealedFor: Audience | null;
}

export type Decision<E> =
  | { readonly ok: true; readonly events: readonly Draft<E>[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** The facts that a decision may know besides the state: they arrive as data, so that deciding is pure. */
export interface Context<Proof> {
  readonly actor: Actor;
  /** Epoch milliseconds at the server. */
  readonly at: number;
  /** The command's id; a thing that the command creates takes it as its own id. */
  readonly commandId: string;
  /** The facts that the server verified before deciding; null for a command with nothing to verify. */
  readonly proof: Proof | null;
}

/** An event in the log as a reader sees it. */
export interface Seen<E> {
  readonly seq: number;
  /** Epoch milliseconds at the server. */
  readonly at: number;
  /** A person's id, `clock` or `service`. */
  readonly by: string;
  readonly event: E;
}

/** A record of the log, whole. */
export interface RecordedEvent<E> extends Seen<E> {
  readonly commandId: string;
  readonly audience: Audience;
  readonly sealedFor: Audience | null;
}

/** Refusals that have another reason than the command itself: it may be accepted when it is sent again, so that its sender keeps it. */
export const passingRefusals: ReadonlySet<RefusalCode> = new Set([
  'no-connection',
  'meeting-put-aside',
  'storage-failed',
  'server-stopping',
  'server-error',
  'too-many-commands',
  'too-many-requests',
]);

export interface Refused<Code extends RefusalCode = RefusalCode> {
  readonly ok: false;
  readonly refusal: Refusal<Code>;
}

export const refuse = <const Code extends RefusalCode>(code: Code, params: Refusal['params'] = {}): Refused<Code> => ({
  ok: false,
  refusal: { code, params },
});

/** Carried out, with these events for everyone. */
export const accept = <E>(...events: E[]): { ok: true; events: Draft<E>[] } => ({
  ok: true,
  events: events.map((event) => ({ event, audience: everyone, sealedFor: null })),
});

import type * as z from 'zod/mini';
import type { Seen } from '../kernel/index.ts';

/** The schema of a command or of an event: an object that has its name in `type`. */
export type Message = z.core.$ZodType<{ type: string }> & z.core.$ZodTypeDiscriminable & Named;
interface Named {
  readonly shape: { readonly type: { readonly def: { readonly values: readonly string[] } } };
}
export type Messages = readonly Message[];
export type MessageOf<List extends Messages> = z.infer<List[number]>;

export const nameOf = ({ shape }: Named): string => shape.type.def.values[0] ?? '';

/** Folds one event into a slice. `meeting`: the state with the slices of the capabilities before it as they are after the event. */
export type Handler<Slice, Event, Meeting> = (slice: Slice, seen: Seen<Event>, meeting: Meeting) => Slice;

/** A handler for each event of one's own, and for those of others that change the slice as well. */
export type On<Slice, Own extends { type: string }, Other extends { type: string } = never, Meeting = object> = {
  readonly [T in Own['type']]: Handler<Slice, Extract<Own, { type: T }>, Meeting>;
} & {
  readonly [T in Other['type']]?: Handler<Slice, Extract<Other, { type: T }>, Meeting>;
};

/** Reads an event as it was recorded by an earlier release as one of today's; those of today pass unchanged. */
export type Upcasts<Own extends { type: string }> = {
  readonly [T in Own['type']]?: (recorded: Extract<Own, { type: T }>) => Extract<Own, { type: T }>;
};

/** A command that the server must issue as the actor `clock` at this instant. */
export interface Deadline<Command> {
  readonly at: number;
  readonly command: Command;
}

/** A reason for which the floor is asked, as a capability brings it; its name stands in requests and turns (FLR-15 to FLR-17). */
export interface Purpose {
  /** The higher is called first. A speech has 0. */
  readonly rank: number;
  /** In the minutes of a turn, in place of its kind of speech. */
  readonly turn?: string;
  /** In the minutes, before the people who asked and did not get the floor; without it, as for a speech. */
  readonly unheard?: string;
}

/** The state of a capability: its slice, and how each of its events and those of others change it. */
interface Kept<Events extends Messages, Slice> {
  readonly initial: Slice;
  readonly on: { readonly [T in MessageOf<Events>['type']]: Handler<Slice, never, never> };
}
/** One that keeps nothing of its own. */
interface KeptElsewhere {
  readonly initial?: never;
  readonly on?: never;
}

/**
 * All that a meeting knows of one capability, except its rules, which only the server needs (`decide.ts`). Its folder keeps the
 * parts; `registry.ts` derives the commands, the events, the state and every dispatch from the list of these objects.
 */
export type Capability<
  Name extends string,
  Commands extends Messages,
  Service extends Messages,
  Events extends Messages,
  Slice,
> = {
  readonly name: Name;
  /** The commands that a person's device may send. */
  readonly commands: Commands;
  /** The commands that only the server itself issues. */
  readonly service: Service;
  readonly events: Events;
  /** The kind of proof that the server must bring before a command is decided. */
  readonly proofs?: { readonly [T in MessageOf<Commands>['type']]?: string };
  readonly purposes?: Readonly<Record<string, Purpose>>;
  readonly upcasts?: Upcasts<MessageOf<Events>>;
  readonly deadlines?: (state: never) => readonly Deadline<MessageOf<Commands>>[];
} & (Kept<Events, Slice> | KeptElsewhere);

/** Checks a capability where it is written; its exact types are kept for the registry. */
export const capability = <
  const Name extends string,
  const Commands extends Messages,
  const Service extends Messages,
  const Events extends Messages,
  Slice,
  const Whole extends Capability<Name, Commands, Service, Events, Slice>,
>(
  one: Capability<Name, Commands, Service, Events, Slice> & Whole,
): Whole => one;

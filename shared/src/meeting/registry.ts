/**
 * The list of capabilities. The commands, events, state and dispatches of a meeting are derived from it, by types and one loop each;
 * `decide.ts` has the rules of each. To add one: its folder, its object here, its rules there. The order counts: a capability folds after
 * those above it, and may read them.
 */
import * as z from 'zod/mini';
import type { Seen } from '../kernel/index.ts';
import { agenda } from './agenda/capability.ts';
import { attendance } from './attendance/capability.ts';
import type { Deadline, Handler, Message, Purpose } from './capability.ts';
import { documents } from './documents/capability.ts';
import { floor } from './floor/capability.ts';
import { life } from './life/capability.ts';
import { minutes } from './minutes/capability.ts';
import { motions } from './motions/capability.ts';
import { screen } from './screen/capability.ts';
import { seating } from './seating/capability.ts';
import { voting } from './voting/capability.ts';

export const capabilities = [
  life,
  attendance,
  seating,
  agenda,
  documents,
  floor,
  motions,
  voting,
  screen,
  minutes,
] as const;

export type Capability = (typeof capabilities)[number];
type CommandSchema = Capability['commands'][number];
type ServiceSchema = Capability['service'][number];
type EventSchema = Capability['events'][number];

const union = <Schema extends Message>(schemas: readonly Schema[]) =>
  z.discriminatedUnion('type', schemas as readonly [Schema, ...Schema[]]);

/** The commands that a person's socket may send. */
export const MeetingCommand = union<CommandSchema>(capabilities.flatMap(({ commands }) => [...commands]));
export type MeetingCommand = z.infer<CommandSchema>;

/** The commands that only the server itself issues. */
export const ServiceCommand = union<ServiceSchema>(capabilities.flatMap(({ service }) => [...service]));
export type ServiceCommand = z.infer<ServiceSchema>;

export type AnyCommand = MeetingCommand | ServiceCommand;
export type CommandOf<T extends AnyCommand['type']> = Extract<AnyCommand, { type: T }>;

export const MeetingEvent = union<EventSchema>(capabilities.flatMap(({ events }) => [...events]));
export type MeetingEvent = z.infer<EventSchema>;
export type EventOf<T extends MeetingEvent['type']> = Extract<MeetingEvent, { type: T }>;

type Kept = Extract<Capability, { initial: unknown }>;
type Slices = { readonly [C in Kept as C['name']]: C['initial'] };

/** A slice for each capability that keeps one, by its name. */
export interface MeetingState extends Slices {
  /** The number of the last record folded in, withheld ones included. */
  readonly seq: number;
}

/** The dispatches below rely on this: handlers read a state of this meeting, and take its events. */
interface Fitting {
  readonly name: Capability['name'];
  readonly initial?: unknown;
  readonly on?: {
    readonly [T in MeetingEvent['type']]?: (
      slice: never,
      seen: Seen<Extract<MeetingEvent, { type: T }>>,
      meeting: MeetingState,
    ) => unknown;
  };
  readonly purposes?: Readonly<Record<string, Purpose>>;
  readonly upcasts?: { readonly [T in MeetingEvent['type']]?: (recorded: never) => MeetingEvent };
  readonly deadlines?: (state: MeetingState) => readonly Deadline<MeetingCommand>[];
}
const fitting: readonly Fitting[] = capabilities;

export const initialMeeting = {
  seq: 0,
  ...Object.fromEntries(fitting.flatMap((one) => ('initial' in one ? [[one.name, one.initial]] : []))),
} as MeetingState;

/** The purposes of all capabilities, by name. */
export const purposes: ReadonlyMap<string, Purpose> = new Map(
  fitting.flatMap((one) => Object.entries(one.purposes ?? {})),
);

/** A purpose with the words of the minutes. One that no capability has, in a log of another release, has those of a speech (FLR-17). */
export const purposeOf = (name: string) => ({ ...floor.purposes.speech, ...purposes.get(name) });

type Upcast = (recorded: MeetingEvent) => MeetingEvent;
const upcasts = new Map(fitting.flatMap((one) => Object.entries(one.upcasts ?? {}) as [string, Upcast][]));

/**
 * Brings an event of an earlier release into today's shape. A log is never rewritten, so this happens each time it is read; an event of today
 * passes unchanged.
 */
export const upcast = (event: MeetingEvent): MeetingEvent => upcasts.get(event.type)?.(event) ?? event;

type Fold = Handler<unknown, MeetingEvent, MeetingState>;
const folds = new Map<string, { readonly name: Kept['name']; readonly fold: Fold }[]>();
for (const { name, on } of capabilities.filter((one): one is Kept => 'on' in one))
  for (const [type, fold] of Object.entries(on) as [string, Fold][])
    folds.set(type, [...(folds.get(type) ?? []), { name, fold }]);

/** Folds one event into the state. Total: an event that no longer fits changes only the number. */
export function evolve(state: MeetingState, seen: Seen<MeetingEvent>): MeetingState {
  const event = upcast(seen.event);
  const next: Record<keyof MeetingState, unknown> = { ...state, seq: seen.seq };
  for (const { name, fold } of folds.get(event.type) ?? [])
    next[name] = fold(next[name], { ...seen, event }, next as MeetingState);
  return next as MeetingState;
}

/** A deadline with consequences that the host must issue as the actor `clock`; null when none is set. */
export function nextDeadline(state: MeetingState): Deadline<MeetingCommand> | null {
  const due = fitting.flatMap(({ deadlines }) => deadlines?.(state) ?? []);
  return due.sort((a, b) => a.at - b.at)[0] ?? null;
}

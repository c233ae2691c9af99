/**
 * The parts of each capability that no page fetches: its rules, and how the minutes tell its events. Beside `registry.ts` and not in it: only
 * the server, rehearsals and tests decide, and only the server writes minutes.
 */
import { type Context, type Decision, type Draft, refuse } from '../kernel/index.ts';
import { decideAgenda } from './agenda/decide.ts';
import { agendaMinutes } from './agenda/minutes.ts';
import { decideAttendance } from './attendance/decide.ts';
import { attendanceMinutes } from './attendance/minutes.ts';
import { type MessageOf, nameOf } from './capability.ts';
import { decideDocuments } from './documents/decide.ts';
import { documentMinutes } from './documents/minutes.ts';
import { decideFloor } from './floor/decide.ts';
import { floorMinutes } from './floor/minutes.ts';
import { decideLife } from './life/decide.ts';
import { lifeMinutes } from './life/minutes.ts';
import { decideMinutes } from './minutes/decide.ts';
import { minutesMinutes } from './minutes/minutes.ts';
import type { MinutesContext, MinutesLine, Statement } from './minutesLine.ts';
import { decideMotions } from './motions/decide.ts';
import { motionMinutes } from './motions/minutes.ts';
import {
  type AnyCommand,
  type Capability,
  capabilities,
  type EventOf,
  type MeetingEvent,
  type MeetingState,
  purposes,
} from './registry.ts';
import { decideScreen } from './screen/decide.ts';
import { screenMinutes } from './screen/minutes.ts';
import { decideSeating } from './seating/decide.ts';
import { seatingMinutes } from './seating/minutes.ts';
import { decideVoting } from './voting/decide.ts';
import { votingMinutes } from './voting/minutes.ts';

type CommandsOf<C extends Capability> = C extends unknown ? MessageOf<C['commands']> | MessageOf<C['service']> : never;
type EventsOf<C extends Capability> = C extends unknown ? MessageOf<C['events']> : never;

/** Rules are pure, and a refusal is a value. One row for each capability: a missing one does not compile. */
const served = {
  life: { decide: decideLife, minutes: lifeMinutes },
  attendance: { decide: decideAttendance, minutes: attendanceMinutes },
  seating: { decide: decideSeating, minutes: seatingMinutes },
  agenda: { decide: decideAgenda, minutes: agendaMinutes },
  documents: { decide: decideDocuments, minutes: documentMinutes },
  floor: { decide: decideFloor, minutes: floorMinutes },
  motions: { decide: decideMotions, minutes: motionMinutes },
  voting: { decide: decideVoting, minutes: votingMinutes },
  screen: { decide: decideScreen, minutes: screenMinutes },
  minutes: { decide: decideMinutes, minutes: minutesMinutes },
} satisfies {
  readonly [C in Capability as C['name']]: {
    readonly decide: (state: MeetingState, command: CommandsOf<C>, context: Context<never>) => Decision<MeetingEvent>;
    readonly minutes: { readonly [E in EventsOf<C> as E['type']]: MinutesLine<E, MeetingState> };
  };
};

type ProofOf<Rules> = Rules extends (state: never, command: never, context: Context<infer P>) => unknown
  ? unknown extends P
    ? never
    : P
  : never;
export type Proof = ProofOf<(typeof served)[keyof typeof served]['decide']>;

type Decide = (state: MeetingState, command: AnyCommand, context: Context<Proof>) => Decision<MeetingEvent>;
const deciding = new Map(
  capabilities.flatMap(({ name, commands, service }) =>
    [...commands, ...service].map((schema) => [nameOf(schema), served[name].decide as Decide] as const),
  ),
);

const proofs = new Map<string, Proof['kind']>(
  capabilities.flatMap((one) => ('proofs' in one ? Object.entries(one.proofs) : [])),
);

/** Which proof, if any, the server must bring before this command is decided. */
export const proofNeeded = ({ type }: AnyCommand): Proof['kind'] | null => proofs.get(type) ?? null;

/** Carries a command out by the rules of its capability. Pure; refusals are values. */
export function decide(state: MeetingState, command: AnyCommand, context: Context<Proof>): Decision<MeetingEvent> {
  const decides = deciding.get(command.type);
  if (!decides) throw new Error(`no capability decides ${command.type}`);
  // A proof for another command proves nothing about this one.
  const proof = context.proof?.kind === proofNeeded(command) ? context.proof : null;
  return ranked(decides(state, command, { ...context, proof }));
}

/** FLR-17. A request gets the rank of its purpose; none is recorded for a purpose that no capability has. */
export function ranked(decision: Decision<MeetingEvent>): Decision<MeetingEvent> {
  if (!decision.ok) return decision;
  const events: Draft<MeetingEvent>[] = [];
  for (const one of decision.events) {
    const { event } = one;
    if (event.type !== 'SpeechRequested' || event.purpose === undefined) {
      events.push(one);
      continue;
    }
    const purpose = purposes.get(event.purpose);
    if (!purpose) return refuse('purpose-unknown');
    events.push({ ...one, event: { ...event, rank: purpose.rank } });
  }
  return { ok: true, events };
}

export type { Statement } from './minutesLine.ts';

/** How the minutes tell each kind of event. */
export const minutesLines = Object.assign({}, ...Object.values(served).map(({ minutes }) => minutes)) as {
  readonly [T in MeetingEvent['type']]: MinutesLine<EventOf<T>, MeetingState>;
};

/** The sentence of one event in the course of the meeting; null without one. */
export function statementOf(event: MeetingEvent, at: number, context: MinutesContext<MeetingState>): Statement {
  const how = minutesLines[event.type];
  return 'says' in how ? (how.says as Says)(event, at, context) : null;
}
type Says = (event: MeetingEvent, at: number, context: MinutesContext<MeetingState>) => Statement;

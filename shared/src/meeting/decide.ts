/**
 * The rules of each capability, and which of them decides a command. Beside `registry.ts` and not in it: only the server, rehearsals
 * and tests decide, and no page fetches what it must not guess with.
 */
import type { Context, Decision } from '../kernel/index.ts';
import { decideAgenda } from './agenda/decide.ts';
import { decideAttendance } from './attendance/decide.ts';
import { type MessageOf, nameOf } from './capability.ts';
import { decideDocuments } from './documents/decide.ts';
import { decideFloor } from './floor/decide.ts';
import { decideLife } from './life/decide.ts';
import { decideMinutes } from './minutes/decide.ts';
import { decideMotions } from './motions/decide.ts';
import { type AnyCommand, type Capability, capabilities, type MeetingEvent, type MeetingState } from './registry.ts';
import { decideScreen } from './screen/decide.ts';
import { decideSeating } from './seating/decide.ts';
import { decideVoting } from './voting/decide.ts';

type CommandsOf<C extends Capability> = C extends unknown ? MessageOf<C['commands']> | MessageOf<C['service']> : never;

/** Pure; a refusal is a value. One for each capability: a missing one does not compile. */
const rules = {
  life: decideLife,
  attendance: decideAttendance,
  seating: decideSeating,
  agenda: decideAgenda,
  documents: decideDocuments,
  floor: decideFloor,
  motions: decideMotions,
  voting: decideVoting,
  screen: decideScreen,
  minutes: decideMinutes,
} satisfies {
  readonly [C in Capability as C['name']]: (
    state: MeetingState,
    command: CommandsOf<C>,
    context: Context<never>,
  ) => Decision<MeetingEvent>;
};

type ProofOf<Rules> = Rules extends (state: never, command: never, context: Context<infer P>) => unknown
  ? unknown extends P
    ? never
    : P
  : never;
export type Proof = ProofOf<(typeof rules)[keyof typeof rules]>;

type Decide = (state: MeetingState, command: AnyCommand, context: Context<Proof>) => Decision<MeetingEvent>;
const deciding = new Map(
  capabilities.flatMap(({ name, commands, service }) =>
    [...commands, ...service].map((schema) => [nameOf(schema), rules[name] as Decide] as const),
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
  // What was verified for another command proves nothing about this one.
  const proof = context.proof?.kind === proofNeeded(command) ? context.proof : null;
  return decides(state, command, { ...context, proof });
}

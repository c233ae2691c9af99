import type { Actor } from '../../kernel/index.ts';
import type { Quorum } from '../../rules/index.ts';
import type { On } from '../capability.ts';
import type { LifeEvent, MeetingInfo } from './messages.ts';

export type Phase = 'none' | 'convened' | 'open' | 'suspended' | 'closed';

export interface Break {
  readonly from: number;
  readonly to: number | null;
  readonly reason: string;
}

export interface ClosedSession {
  readonly at: number;
  readonly closed: boolean;
  /** Empty for readers who are not told, and so is the basis. */
  readonly proposedBy: string;
  readonly basis: string;
}

export interface LifeState {
  readonly phase: Phase;
  /** null only before the founding event. */
  readonly info: MeetingInfo | null;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  readonly quorumAtOpening: Quorum | null;
  readonly breaks: readonly Break[];
  /** The body's decisions about shutting the public out, in order; absent without any. */
  readonly closedSession?: readonly ClosedSession[];
}

export const initialLife: LifeState = {
  phase: 'none',
  info: null,
  openedAt: null,
  closedAt: null,
  quorumAtOpening: null,
  breaks: [],
};

const endBreak = (breaks: readonly Break[], at: number): readonly Break[] =>
  breaks.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));

export const onLife: On<LifeState, LifeEvent> = {
  MeetingConvened: (_, { event }) => ({ ...initialLife, phase: 'convened', info: event.info }),
  MeetingOpened: (state, { event, at }) => ({ ...state, phase: 'open', openedAt: at, quorumAtOpening: event.quorum }),
  MeetingSuspended: (state, { event, at }) => ({
    ...state,
    phase: 'suspended',
    breaks: [...state.breaks, { from: at, to: null, reason: (event.sealed ?? event).reason }],
  }),
  MeetingResumed: (state, { at }) => ({ ...state, phase: 'open', breaks: endBreak(state.breaks, at) }),
  MeetingClosed: (state, { at }) => ({ ...state, phase: 'closed', closedAt: at, breaks: endBreak(state.breaks, at) }),
  ClosedSessionDecided: (state, { event, at }) => {
    const { closed } = event;
    const { proposedBy, basis } = event.sealed ?? event;
    return { ...state, closedSession: [...(state.closedSession ?? []), { at, closed, proposedBy, basis }] };
  },
};

/** Whether the public is shut out at present, by the body's decision. */
export const isClosedSession = ({ life }: { life: LifeState }): boolean => life.closedSession?.at(-1)?.closed ?? false;

/** The founding facts. Throws before the founding event: no command reaches a meeting that was not convened. */
export function infoOf({ life }: { life: LifeState }): MeetingInfo {
  if (!life.info) throw new Error('the meeting is not convened');
  return life.info;
}

/** The edition of the rules of procedure under which a meeting is convened today. */
export const currentProcedure = 4;

/** Whether this meeting goes by the edition or a later one. */
export const goesBy = (state: { life: LifeState }, edition: number): boolean =>
  (infoOf(state).procedure ?? 1) >= edition;

export const isChair = (state: { life: LifeState }, personId: string): boolean =>
  state.life.info?.chairs.includes(personId) ?? false;

export const isSecretary = (state: { life: LifeState }, personId: string): boolean =>
  state.life.info?.secretaries.includes(personId) ?? false;

/** Chair and secretary run the meeting; the secretary's acts are on the chair's behalf and are recorded as hers. */
export const mayRun = (state: { life: LifeState }, actor: Actor): boolean =>
  actor.kind === 'person' && (isChair(state, actor.personId) || isSecretary(state, actor.personId));

/** The person whose side decides a tie by the rules of this meeting; null without one. */
export const castingVoter = (state: { life: LifeState }): string | null => {
  const { rules, headId } = infoOf(state);
  if (rules.tie === 'none') return null;
  return rules.tie === 'head' ? (headId ?? null) : soleChair(state);
};

/** The one person who presides; null for a presidium, which has no casting side. */
export const soleChair = (state: { life: LifeState }): string | null => {
  const [first, second] = infoOf(state).chairs;
  return second === undefined ? (first ?? null) : null;
};

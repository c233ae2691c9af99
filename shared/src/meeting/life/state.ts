import type { Actor, Seen } from '../../kernel/index.ts';
import type { Quorum } from '../../rules/index.ts';
import type { LifeEvent, MeetingInfo } from './messages.ts';

export type Phase = 'none' | 'convened' | 'open' | 'suspended' | 'closed';

export interface Break {
  readonly from: number;
  readonly to: number | null;
  readonly reason: string;
}

export interface LifeState {
  readonly phase: Phase;
  /** null only before the founding event. */
  readonly info: MeetingInfo | null;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  readonly quorumAtOpening: Quorum | null;
  readonly breaks: readonly Break[];
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

export function evolveLife(state: LifeState, { event, at }: Seen<LifeEvent>): LifeState {
  switch (event.type) {
    case 'MeetingConvened':
      return { ...initialLife, phase: 'convened', info: event.info };
    case 'MeetingOpened':
      return { ...state, phase: 'open', openedAt: at, quorumAtOpening: event.quorum };
    case 'MeetingSuspended':
      return { ...state, phase: 'suspended', breaks: [...state.breaks, { from: at, to: null, reason: event.reason }] };
    case 'MeetingResumed':
      return { ...state, phase: 'open', breaks: endBreak(state.breaks, at) };
    case 'MeetingClosed':
      return { ...state, phase: 'closed', closedAt: at, breaks: endBreak(state.breaks, at) };
    default:
      return event satisfies never;
  }
}

/** The founding facts. Throws before the founding event: no command reaches a meeting that was not convened. */
export function infoOf({ life }: { life: LifeState }): MeetingInfo {
  if (!life.info) throw new Error('the meeting is not convened');
  return life.info;
}

export const isChair = (state: { life: LifeState }, personId: string): boolean =>
  state.life.info?.chairs.includes(personId) ?? false;

export const isSecretary = (state: { life: LifeState }, personId: string): boolean =>
  state.life.info?.secretaries.includes(personId) ?? false;

/** Chair and secretary run the meeting; the secretary's acts are on the chair's behalf and are recorded as hers. */
export const mayRun = (state: { life: LifeState }, actor: Actor): boolean =>
  actor.kind === 'person' && (isChair(state, actor.personId) || isSecretary(state, actor.personId));

/** The one person who presides; null where a presidium does, which has no casting side. */
export const soleChair = (state: { life: LifeState }): string | null => {
  const [first, second] = infoOf(state).chairs;
  return second === undefined ? (first ?? null) : null;
};

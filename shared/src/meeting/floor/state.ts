import { type AttendanceState, attendeeOf } from '../attendance/index.ts';
import type { On } from '../capability.ts';
import { isChair, isSecretary } from '../life/index.ts';
import type { FloorEvent } from './messages.ts';

export interface SpeechRequest {
  readonly id: string;
  readonly personId: string;
  readonly kind: string;
  readonly topic: string;
  readonly itemId: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A turn to speak. Clocks are derived from instants: nothing ticks in the state. */
export interface Speech {
  readonly id: string;
  readonly personId: string;
  readonly kind: string;
  readonly itemId: string | null;
  readonly request: SpeechRequest | null;
  readonly startedAt: number;
  readonly limitMs: number;
  /** Time spoken up to the last pause, milliseconds. */
  readonly spokenMs: number;
  /** When the clock was last set running; null while it stands. */
  readonly runningSince: number | null;
  readonly endedAt: number | null;
}

interface Turns {
  readonly requests: readonly SpeechRequest[];
  readonly current: Speech | null;
  readonly past: readonly Speech[];
}

export interface FloorState extends Turns {
  readonly locked: boolean;
  /** What the last turn action changed, so that it can be undone; null when there is nothing to undo. */
  readonly undo: { readonly at: number; readonly before: Turns } | null;
}

export const initialFloor: FloorState = { requests: [], current: null, past: [], locked: false, undo: null };

/** Time spoken, milliseconds, at the instant `now` of the server's clock. */
export const spokenMs = (speech: Speech, now: number): number =>
  speech.spokenMs + (speech.runningSince === null ? 0 : Math.max(0, now - speech.runningSince));

const stopped = (speech: Speech, at: number): Speech => ({
  ...speech,
  spokenMs: spokenMs(speech, at),
  runningSince: null,
});

const turns = ({ requests, current, past }: FloorState): Turns => ({ requests, current, past });

function end(state: FloorState, at: number): FloorState {
  if (!state.current) return state;
  return { ...state, current: null, past: [...state.past, { ...stopped(state.current, at), endedAt: at }] };
}

/** Puts the turns back as they were, keeping requests that came since and dropping those withdrawn since. */
function undone(state: FloorState): FloorState {
  if (!state.undo) return state;
  const { before } = state.undo;
  const turned = new Set([state.current, ...state.past].flatMap((one) => (one?.request ? [one.request.id] : [])));
  const waiting = new Set(state.requests.map((one) => one.id));
  const known = new Set(before.requests.map((one) => one.id));
  return {
    ...state,
    ...before,
    requests: [
      ...before.requests.filter((one) => waiting.has(one.id) || turned.has(one.id)),
      ...state.requests.filter((one) => !known.has(one.id)),
    ],
    undo: null,
  };
}

const spoken = (state: FloorState, change: (speech: Speech) => Speech): FloorState =>
  state.current ? { ...state, current: change(state.current) } : state;

export const onFloor: On<FloorState, FloorEvent> = {
  SpeechRequested: (state, { event, at }) => {
    const { requestId: id, personId, kind, itemId } = event;
    const { topic } = event.sealed ?? event;
    return { ...state, requests: [...state.requests, { id, personId, kind, topic, itemId, at }] };
  },
  RequestWithdrawn: (state, { event }) => ({
    ...state,
    requests: state.requests.filter((one) => one.id !== event.requestId),
  }),
  FloorGranted: (state, { event, at }) => {
    const { speechId: id, personId, kind, itemId, limitSeconds } = event;
    const request = state.requests.find((one) => one.id === event.requestId) ?? null;
    const free = end(state, at);
    const started = { startedAt: at, spokenMs: 0, runningSince: at, endedAt: null };
    return {
      ...free,
      requests: free.requests.filter((one) => one.id !== event.requestId),
      current: { id, personId, kind, itemId, request, limitMs: limitSeconds * 1000, ...started },
      undo: { at, before: turns(state) },
    };
  },
  SpeechPaused: (state, { at }) => spoken(state, (speech) => stopped(speech, at)),
  SpeechContinued: (state, { at }) => spoken(state, (speech) => ({ ...speech, runningSince: at })),
  SpeechExtended: (state, { event }) =>
    spoken(state, (speech) => ({ ...speech, limitMs: speech.limitMs + event.seconds * 1000 })),
  SpeechEnded: (state, { at }) => ({ ...end(state, at), undo: { at, before: turns(state) } }),
  TurnUndone: (state) => undone(state),
  QueueLocked: (state) => ({ ...state, locked: true }),
  QueueUnlocked: (state) => ({ ...state, locked: false }),
};

interface Known {
  readonly floor: FloorState;
}

export const speakingNow = ({ floor }: Known): Speech | null => floor.current;

/** Chair, secretary and whoever speaks may show their page to the others, unless they have left the room. */
export const mayPresent = (
  state: Known & { attendance: AttendanceState } & Parameters<typeof isChair>[0],
  personId: string,
): boolean =>
  attendeeOf(state, personId)?.presence.is !== 'left' &&
  (isChair(state, personId) || isSecretary(state, personId) || speakingNow(state)?.personId === personId);

export const requestOf = ({ floor }: Known, personId: string): SpeechRequest | undefined =>
  floor.requests.find((one) => one.personId === personId);

/** Place in the queue from 1; 0 when not in it. */
export const queuePlace = ({ floor }: Known, personId: string): number =>
  floor.requests.findIndex((one) => one.personId === personId) + 1;

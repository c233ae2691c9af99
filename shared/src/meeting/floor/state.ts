import { type AttendanceState, attendeeOf } from '../attendance/index.ts';
import type { On } from '../capability.ts';
import { isChair, isSecretary, type LifeState } from '../life/index.ts';
import type { FloorEvent } from './messages.ts';
import { forSpeech, type SpeechRequest, withoutRequest, withRequest } from './requests.ts';
import { beginTurn, endTurn, type FloorState, running, type Speech, stopped, takeBack } from './turns.ts';

export const initialFloor: FloorState = { requests: [], turns: [], past: [], locked: false, undo: null };

/** Changes the turn that has the floor. */
const spoken = (state: FloorState, change: (speech: Speech) => Speech): FloorState => {
  const speech = state.turns.at(-1);
  return speech ? { ...state, turns: [...state.turns.slice(0, -1), change(speech)] } : state;
};

export const onFloor: On<FloorState, FloorEvent, never, { readonly life: LifeState }> = {
  SpeechRequested: (state, { event, at, seq: place }) => {
    const { requestId: id, personId, purpose = forSpeech, rank = 0, kind, itemId } = event;
    const { topic } = event.sealed ?? event;
    const request = { id, personId, purpose, rank, place, kind, topic, itemId, at };
    return { ...state, requests: withRequest(state.requests, request) };
  },
  RequestWithdrawn: (state, { event }) => ({ ...state, requests: withoutRequest(state.requests, event.requestId) }),
  FloorGranted: (state, { event, at }) => {
    const { speechId: id, personId, purpose = forSpeech, kind, itemId, limitSeconds } = event;
    const request = state.requests.find((one) => one.id === event.requestId) ?? null;
    const started = {
      startedAt: at,
      limitMs: limitSeconds * 1000,
      spokenMs: 0,
      runningSince: at,
      resumes: false,
      endedAt: null,
    };
    return beginTurn(state, { id, personId, purpose, kind, itemId, request, ...started }, at);
  },
  SpeechPaused: (state, { at }) => spoken(state, (speech) => stopped(speech, at)),
  SpeechContinued: (state, { at }) => spoken(state, (speech) => running(speech, at)),
  SpeechExtended: (state, { event }) =>
    spoken(state, (speech) => ({ ...speech, limitMs: speech.limitMs + event.seconds * 1000 })),
  SpeechEnded: (state, { event, at }, { life }) => endTurn(state, event.speechId, at, life.phase === 'open'),
  TurnUndone: (state) => takeBack(state),
  QueueLocked: (state) => ({ ...state, locked: true }),
  QueueUnlocked: (state) => ({ ...state, locked: false }),
};

interface Known {
  readonly floor: FloorState;
}

export const speakingNow = ({ floor }: Known): Speech | null => floor.turns.at(-1) ?? null;

/** The turn of a person that has begun: he speaks, or was interrupted. */
export const turnOf = ({ floor }: Known, personId: string): Speech | undefined =>
  floor.turns.find((one) => one.personId === personId);

/** Chair, secretary and speaker may show their page to the others, unless they have left the room. */
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

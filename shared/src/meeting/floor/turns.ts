import { interrupts, type SpeechRequest, withoutRequest, withRequest } from './requests.ts';

/** A turn to speak. Clocks are derived from instants: nothing ticks in the state. */
export interface Speech {
  readonly id: string;
  readonly personId: string;
  readonly purpose: string;
  readonly kind: string;
  readonly itemId: string | null;
  readonly request: SpeechRequest | null;
  readonly startedAt: number;
  readonly limitMs: number;
  /** Time spoken up to the last pause, milliseconds. */
  readonly spokenMs: number;
  /** When the clock was last set running; null while it stands. */
  readonly runningSince: number | null;
  /** The clock ran when the turn was interrupted, and runs on when the interruption ends. */
  readonly resumes: boolean;
  readonly endedAt: number | null;
}

/** How the last giving or ending of a turn is taken back: every turn that had begun, as its clock was. */
export interface Undo {
  readonly act: 'granted' | 'ended';
  /** The turn that was given or ended. */
  readonly speechId: string;
  readonly at: number;
  readonly clocks: readonly Pick<Speech, 'id' | 'spokenMs' | 'runningSince' | 'resumes'>[];
}

export interface FloorState {
  /** In the order in which they are called. */
  readonly requests: readonly SpeechRequest[];
  /** Those that have begun. The last has the floor; each below it was interrupted, and has it again once the one above has ended. */
  readonly turns: readonly Speech[];
  /** In the order in which they began. */
  readonly past: readonly Speech[];
  readonly locked: boolean;
  /** null when there is nothing to undo. */
  readonly undo: Undo | null;
}

/** Time spoken, milliseconds, at the instant `now` of the server's clock. */
export const spokenMs = (speech: Speech, now: number): number =>
  speech.spokenMs + (speech.runningSince === null ? 0 : Math.max(0, now - speech.runningSince));

export const stopped = (speech: Speech, at: number): Speech => ({
  ...speech,
  spokenMs: spokenMs(speech, at),
  runningSince: null,
});

export const running = (speech: Speech, at: number): Speech =>
  speech.runningSince === null ? { ...speech, runningSince: at } : speech;

/** A turn that another interrupts: those below it were stopped before. */
const interrupted = (speech: Speech, at: number): Speech => ({
  ...stopped(speech, at),
  resumes: speech.resumes || speech.runningSince !== null,
});

const resumed = (speech: Speech, at: number): Speech =>
  speech.resumes ? { ...running(speech, at), resumes: false } : speech;

const ended = (speech: Speech, at: number): Speech => ({ ...stopped(speech, at), resumes: false, endedAt: at });

const inOrder = (past: readonly Speech[]): readonly Speech[] => past.toSorted((a, b) => a.startedAt - b.startedAt);

const undoOf = ({ turns }: FloorState, act: Undo['act'], speechId: string, at: number): Undo => ({
  act,
  speechId,
  at,
  clocks: turns.map(({ id, spokenMs: spoken, runningSince, resumes }) => ({
    id,
    spokenMs: spoken,
    runningSince,
    resumes,
  })),
});

/** A turn begins: a speech ends all others, an interruption stops the one that runs. */
export function beginTurn(floor: FloorState, speech: Speech, at: number): FloorState {
  const { requests, turns, past } = floor;
  const stays = interrupts(speech);
  return {
    ...floor,
    requests: withoutRequest(requests, speech.request?.id ?? null),
    turns: [...(stays ? turns.map((one) => interrupted(one, at)) : []), speech],
    past: stays ? past : inOrder([...past, ...turns.map((one) => ended(one, at))]),
    undo: undoOf(floor, 'granted', speech.id, at),
  };
}

/** A turn ends; the clock of the one that it interrupted runs on if it ran before and the meeting is `open`: in a break no clock runs. */
export function endTurn(floor: FloorState, speechId: string, at: number, open: boolean): FloorState {
  const speech = floor.turns.find(({ id }) => id === speechId);
  if (!speech) return floor;
  const rest = floor.turns.filter((one) => one !== speech);
  const next = speech === floor.turns.at(-1) ? rest.at(-1) : undefined;
  return {
    ...floor,
    turns: rest.map((one) => (one === next && open ? resumed(one, at) : one)),
    past: inOrder([...floor.past, ended(speech, at)]),
    undo: undoOf(floor, 'ended', speechId, at),
  };
}

/**
 * The turns as they would be without the last giving or ending: clocks included, and a request that was called waits again in its place.
 * Time that was allowed since, requests that came or went since, stay as they are; one of somebody who has the floor again goes (FLR-4).
 */
export function takeBack(floor: FloorState): FloorState {
  const { undo, requests, turns, past } = floor;
  if (!undo) return floor;
  const before = new Set(undo.clocks.map(({ id }) => id));
  const turnsBefore = undo.clocks.flatMap((clock) => {
    const speech = [...turns, ...past].find(({ id }) => id === clock.id);
    return speech ? [{ ...speech, ...clock, endedAt: null }] : [];
  });
  const called = turns.flatMap(({ id, request }) => (before.has(id) || !request ? [] : [request]));
  return {
    ...floor,
    requests: called
      .reduce(withRequest, requests)
      .filter((one) => !turnsBefore.some(({ personId }) => personId === one.personId)),
    turns: turnsBefore,
    past: past.filter(({ id }) => !before.has(id)),
    undo: null,
  };
}

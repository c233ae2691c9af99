import { type AgendaState, runningItem } from '../agenda/index.ts';
import { type AttendanceState, isPresent, isRecused } from '../attendance/index.ts';
import type { LifeState } from '../life/index.ts';
import { type FloorState, type Speech, takeBack, type Undo } from './turns.ts';

interface Known {
  readonly life: LifeState;
  readonly attendance: AttendanceState;
  readonly agenda: AgendaState;
  readonly floor: FloorState;
}

/** The change that taking back the last turn would make now. */
export interface Undoable {
  readonly act: Undo['act'];
  /** The turn that was given or ended. */
  readonly speech: Speech;
  /** The next to have the floor; null without one. */
  readonly floorTo: string | null;
  /** When it was done; epoch milliseconds. */
  readonly at: number;
}

/**
 * The last giving or ending of a turn, if it can be taken back at all: within the same item, without a break since, and only if the person who
 * gets the floor back is there and takes part. `decide` says how long ago it may be.
 */
export function undoable(state: Known): Undoable | null {
  const { turns, past, undo } = state.floor;
  if (!undo) return null;
  const speech = [...turns, ...past].find(({ id }) => id === undo.speechId);
  const itemId = runningItem(state)?.id ?? null;
  if (!speech || speech.itemId !== itemId) return null;
  if (state.life.breaks.some(({ from }) => from >= undo.at)) return null;
  const back = takeBack(state.floor).turns.map(({ personId }) => personId);
  if (back.some((one) => !isPresent(state, one) || isRecused(state, itemId, one))) return null;
  return { act: undo.act, speech, floorTo: back.at(-1) ?? null, at: undo.at };
}

import { type AgendaState, knowsAbout, runningItem } from '../agenda/index.ts';
import { type AttendanceState, attendeeOf, isPresent, isRecused, viewerOf } from '../attendance/index.ts';
import { goesBy, type LifeState } from '../life/index.ts';
import { requestOf, turnOf } from './state.ts';
import type { FloorState } from './turns.ts';

interface Known {
  readonly life: LifeState;
  readonly attendance: AttendanceState;
  readonly agenda: AgendaState;
  readonly floor: FloorState;
}

/** Why this person cannot ask to speak now, as a refusal's code; null when he can. Screens foretell by it before a topic is typed. */
export function askingBarred(state: Known, personId: string) {
  if (state.life.phase !== 'open') return 'meeting-not-open';
  const who = attendeeOf(state, personId);
  if (!who) return 'not-invited';
  if (!isPresent(state, personId)) return 'not-checked-in';
  const itemId = runningItem(state)?.id ?? null;
  if (who.itemIds && (itemId === null || !who.itemIds.includes(itemId))) return 'not-invited-for-item';
  // FLR-13. Guests are out of the room.
  if (goesBy(state, 4) && !knowsAbout(state, viewerOf(state, personId), itemId)) return 'item-for-members';
  if (isRecused(state, itemId, personId)) return 'recused';
  if (state.floor.locked) return 'queue-locked';
  if (requestOf(state, personId)) return 'already-asked';
  return turnOf(state, personId) ? 'already-speaking' : null;
}

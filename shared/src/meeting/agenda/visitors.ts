import { type AttendanceState, attendeeOf } from '../attendance/index.ts';
import type { LifeState } from '../life/index.ts';
import { type AgendaState, nextItem, runningItem } from './state.ts';

interface Known {
  readonly life: LifeState;
  readonly attendance: AttendanceState;
  readonly agenda: AgendaState;
}

/**
 * Where somebody invited for some items only stands while he is here: his item runs (`now`), comes next, comes later (`waiting`:
 * outside the room), or all of his are over. `itemId`: the one meant, null when all are over.
 */
export interface VisitorPlace {
  readonly personId: string;
  readonly place: 'now' | 'next' | 'waiting' | 'done';
  readonly itemId: string | null;
}

/** null for somebody who is not here, or is invited to the whole meeting. */
export function visitorPlace(state: Known, personId: string): VisitorPlace | null {
  const who = attendeeOf(state, personId);
  if (who?.presence.is !== 'present' || who.itemIds === null) return null;
  const own = state.agenda.items.filter((item) => who.itemIds?.includes(item.id));
  const running = runningItem(state);
  if (running && own.includes(running)) return { personId, place: 'now', itemId: running.id };
  const ahead = own.find((item) => item.state === 'waiting');
  if (!ahead) return { personId, place: 'done', itemId: null };
  return { personId, place: ahead === nextItem(state) ? 'next' : 'waiting', itemId: ahead.id };
}

const order = ['now', 'next', 'waiting', 'done'] as const;

/** The waiting list: everyone here for some items only, in the order in which they are called. */
export function visitorsHere(state: Known): readonly VisitorPlace[] {
  const number = ({ itemId }: VisitorPlace) => state.agenda.items.findIndex((item) => item.id === itemId);
  return Object.keys(state.attendance.people)
    .flatMap((personId) => visitorPlace(state, personId) ?? [])
    .sort((a, b) => order.indexOf(a.place) - order.indexOf(b.place) || number(a) - number(b));
}

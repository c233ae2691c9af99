import { lookUp, type Seen } from '../../kernel/index.ts';
import type { AttendanceEvent, AttendanceState } from '../attendance/index.ts';
import type { LifeEvent } from '../life/index.ts';
import type { SeatingEvent } from './messages.ts';

export interface SeatingState {
  /** Who sits where: seat by person. Two people may share a seat only as a member and his substitute. */
  readonly seats: Readonly<Record<string, string>>;
}

export const initialSeating: SeatingState = { seats: {} };

export function evolveSeating(
  state: SeatingState,
  {
    event,
  }: Seen<
    | SeatingEvent
    | Extract<LifeEvent, { type: 'MeetingConvened' }>
    | Extract<AttendanceEvent, { type: 'SubstituteAppointed' }>
  >,
): SeatingState {
  switch (event.type) {
    case 'MeetingConvened':
      return {
        seats: Object.fromEntries(event.invited.flatMap((one) => (one.seatId ? [[one.personId, one.seatId]] : []))),
      };
    case 'SubstituteAppointed': {
      const seat = lookUp(state.seats, event.personId);
      return seat && !lookUp(state.seats, event.substituteId)
        ? { seats: { ...state.seats, [event.substituteId]: seat } }
        : state;
    }
    case 'SeatAssigned': {
      const { [event.personId]: _, ...others } = state.seats;
      return { seats: event.seatId ? { ...others, [event.personId]: event.seatId } : others };
    }
    default:
      return event satisfies never;
  }
}

/** Frees the seat of a substitute who was withdrawn: that which he shared, and any if he is not on the list any more. */
export function vacate(
  state: SeatingState,
  { personId, substituteId }: Extract<AttendanceEvent, { type: 'SubstituteWithdrawn' }>,
  { people }: AttendanceState,
): SeatingState {
  const { [substituteId]: seat, ...others } = state.seats;
  const stays = Object.hasOwn(people, substituteId) && seat !== lookUp(state.seats, personId);
  return stays ? state : { seats: others };
}

export const seatOf = (state: { seating: SeatingState }, personId: string): string | null =>
  lookUp(state.seating.seats, personId) ?? null;

import { lookUp } from '../../kernel/index.ts';
import type { AttendanceEvent, AttendanceState } from '../attendance/index.ts';
import type { On } from '../capability.ts';
import type { LifeEvent } from '../life/index.ts';
import type { SeatingEvent } from './messages.ts';

export interface SeatingState {
  /** The seat of each person. Two people may share a seat only as a member and his substitute. */
  readonly seats: Readonly<Record<string, string>>;
}

export const initialSeating: SeatingState = { seats: {} };

export const onSeating: On<
  SeatingState,
  SeatingEvent,
  LifeEvent | AttendanceEvent,
  { readonly attendance: AttendanceState }
> = {
  MeetingConvened: (_, { event }) => ({
    seats: Object.fromEntries(event.invited.flatMap((one) => (one.seatId ? [[one.personId, one.seatId]] : []))),
  }),
  SubstituteAppointed: (state, { event }) => {
    const seat = lookUp(state.seats, event.personId);
    return seat && !lookUp(state.seats, event.substituteId)
      ? { seats: { ...state.seats, [event.substituteId]: seat } }
      : state;
  },
  // The seat he shared is free, and any other one of his once he has left the list.
  SubstituteWithdrawn: (state, { event: { personId, substituteId } }, { attendance }) => {
    const { [substituteId]: seat, ...others } = state.seats;
    const stays = Object.hasOwn(attendance.people, substituteId) && seat !== lookUp(state.seats, personId);
    return stays ? state : { seats: others };
  },
  SeatAssigned: (state, { event }) => {
    const { [event.personId]: _, ...others } = state.seats;
    return { seats: event.seatId ? { ...others, [event.personId]: event.seatId } : others };
  },
};

export const seatOf = (state: { seating: SeatingState }, personId: string): string | null =>
  lookUp(state.seating.seats, personId) ?? null;

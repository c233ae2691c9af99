import { type Context, type Decision, everyone, refuse } from '../../kernel/index.ts';
import { type AttendanceState, attendeeOf } from '../attendance/index.ts';
import { infoOf, type LifeState, mayRun } from '../life/index.ts';
import type { SeatingCommand, SeatingEvent } from './messages.ts';
import type { SeatingState } from './state.ts';

interface Known {
  readonly life: LifeState;
  readonly attendance: AttendanceState;
  readonly seating: SeatingState;
}

/** Rules SEAT-1 to SEAT-3. Refusals: not-chair-or-secretary, not-invited, seat-unknown, seat-taken. */
export function decideSeating(
  state: Known,
  command: SeatingCommand,
  { actor }: Context<unknown>,
): Decision<SeatingEvent> {
  if (!mayRun(state, actor)) return refuse('not-chair-or-secretary');
  if (state.life.phase === 'closed') return refuse('meeting-closed');
  const { personId, seatId } = command;
  const who = attendeeOf(state, personId);
  if (!who) return refuse('not-invited');
  if (seatId !== null) {
    if (!infoOf(state).room.seats.some((seat) => seat.id === seatId)) return refuse('seat-unknown', { seat: seatId });
    const holder = Object.entries(state.seating.seats).find(([id, seat]) => seat === seatId && id !== personId)?.[0];
    const shared = holder === who.standsInFor || attendeeOf(state, holder ?? '')?.standsInFor === personId;
    if (holder && !shared) return refuse('seat-taken', { seat: seatId });
  }
  return {
    ok: true,
    events: [{ event: { type: 'SeatAssigned', personId, seatId }, audience: everyone, sealedFor: null }],
  };
}

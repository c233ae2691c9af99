import type { Minutes } from '../minutesLine.ts';
import type { SeatingEvent } from './messages.ts';

export const seatingMinutes: Minutes<SeatingEvent> = {
  SeatAssigned: { silent: 'where somebody sat decides nothing' },
};

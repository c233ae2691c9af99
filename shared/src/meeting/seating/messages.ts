import * as z from 'zod/mini';
import { Id, limits } from '../../kernel/index.ts';

export const seatingCommands = [
  z.object({
    type: z.literal('AssignSeat'),
    personId: Id,
    seatId: z.nullable(z.string().check(z.maxLength(limits.seat))),
  }),
] as const;

export const seatingEvents = [
  z.object({ type: z.literal('SeatAssigned'), personId: Id, seatId: z.nullable(z.string()) }),
] as const;

export type SeatingCommand = z.infer<(typeof seatingCommands)[number]>;
export type SeatingEvent = z.infer<(typeof seatingEvents)[number]>;

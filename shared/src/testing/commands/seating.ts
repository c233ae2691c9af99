import fc from 'fast-check';
import type { SeatingCommand } from '../../meeting/seating/index.ts';
import { type Makers, personId } from './pool.ts';

const seatId = fc.constantFrom('A1', 'A2', 'A9', 'A10', 'Z1', null);

export const seating: Makers<SeatingCommand> = {
  making: {
    AssignSeat: fc.record({ personId, seatId }),
  },
};

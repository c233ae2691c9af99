import fc from 'fast-check';
import type { AttendanceCommand } from '../../meeting/attendance/index.ts';
import { itemId, type Makers, odd, personId, word } from './pool.ts';

export const attendance: Makers<AttendanceCommand> = {
  making: {
    CheckIn: fc.record({ personId, method: fc.constantFrom('self', 'qr', 'card', 'secretary') }),
    UndoCheckIn: fc.record({ personId }),
    RecordLeave: fc.record({ personId, reason: word }),
    RecordAbsence: fc.record({ personId, reason: word, excused: fc.boolean() }),
    AppointSubstitute: fc.record({
      personId: fc.constantFrom('m5', 'm6', 'guest', 'visitor', 'stranger', ...odd),
      substituteId: fc.constantFrom('sub', 'sub', 'guest', 'visitor', 'm2', ...odd),
      reason: word,
    }),
    WithdrawSubstitute: fc.record({ substituteId: fc.constantFrom('sub', 'guest', 'visitor', ...odd) }),
    RecordRecusal: fc.record({ itemId, personId: fc.constantFrom('m2', 'guest', 'stranger', ...odd), reason: word }),
    LiftRecusal: fc.record({ itemId, personId: fc.constantFrom('m2', 'guest', 'stranger', ...odd) }),
  },
  weights: { CheckIn: 6, AppointSubstitute: 6, RecordRecusal: 3, LiftRecusal: 4 },
};

import fc from 'fast-check';
import type { LifeCommand } from '../../meeting/life/index.ts';
import { type Makers, word } from './pool.ts';

export const life: Makers<LifeCommand> = {
  making: {
    OpenMeeting: fc.constant({}),
    SuspendMeeting: fc.record({ reason: word }),
    ResumeMeeting: fc.constant({}),
    CloseMeeting: fc.constant({}),
    DecideClosedSession: fc.record({
      closed: fc.boolean(),
      proposedBy: fc.constantFrom('Thường trực HĐND', 'Người khác'),
      basis: word,
    }),
  },
  weights: { OpenMeeting: 4, SuspendMeeting: 1, ResumeMeeting: 4, CloseMeeting: 1 },
};

import fc from 'fast-check';
import type { AgendaCommand } from '../../meeting/agenda/index.ts';
import { itemId, type Makers, personId, word } from './pool.ts';

export const agenda: Makers<AgendaCommand> = {
  making: {
    TakeUpItem: fc.record({ itemId }),
    ConcludeItem: fc.record({ itemId }),
    ReorderAgenda: fc.record({ itemIds: fc.shuffledSubarray(['muc-1', 'muc-2', 'muc-3', 'muc-4'], { minLength: 3 }) }),
    AddUrgentItem: fc.record({
      title: word,
      presenterId: fc.option(personId),
      plannedMinutes: fc.constant(10),
      reason: word,
    }),
  },
  weights: { TakeUpItem: 8 },
};

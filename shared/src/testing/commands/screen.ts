import fc from 'fast-check';
import type { ScreenCommand } from '../../meeting/screen/index.ts';
import { type Makers, paperId, voteId } from './pool.ts';

export const screen: Makers<ScreenCommand> = {
  making: {
    ShowOnScreen: fc.record({
      show: fc.oneof(
        fc.constantFrom({ view: 'waiting' } as const, { view: 'seats' } as const, { view: 'agenda' } as const),
        fc.record({ view: fc.constant('paper' as const), paperId }),
        fc.record({ view: fc.constantFrom('vote' as const, 'result' as const), voteId }),
      ),
    }),
  },
};

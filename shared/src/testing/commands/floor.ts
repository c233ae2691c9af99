import fc from 'fast-check';
import type { FloorCommand } from '../../meeting/floor/index.ts';
import { firstAsker, firstRequest, lastSpeech, type Makers, odd, personId, word } from './pool.ts';

const kind = fc.constantFrom('trinhBay', 'thaoLuan', 'toString');

export const floor: Makers<FloorCommand> = {
  making: {
    AskToSpeak: fc.record({ kind, topic: word }),
    WithdrawRequest: fc.record({ requestId: fc.constantFrom(firstRequest, 'c3', ...odd) }),
    GrantFloor: fc.record({
      personId: fc.oneof(fc.constant(firstAsker), personId),
      requestId: fc.constantFrom(firstRequest, null),
      kind,
    }),
    PauseSpeech: fc.constant({}),
    ContinueSpeech: fc.constant({}),
    ExtendSpeech: fc.record({ seconds: fc.constantFrom(10, 600) }),
    EndSpeech: fc.constant({}),
    UndoTurn: fc.record({
      act: fc.constantFrom('granted', 'ended'),
      speechId: fc.constantFrom(lastSpeech, lastSpeech, 'c3', ...odd),
    }),
    LockQueue: fc.constant({}),
    UnlockQueue: fc.constant({}),
  },
  weights: { AskToSpeak: 6, GrantFloor: 5, UndoTurn: 3 },
};

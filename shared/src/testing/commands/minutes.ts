import fc from 'fast-check';
import type { MinutesCommand } from '../../meeting/minutes/index.ts';
import { digest, type Makers } from './pool.ts';

export const minutes: Makers<MinutesCommand> = {
  making: {
    PrepareMinutes: fc.record({
      personId: fc.constantFrom('sec', 'm2'),
      sha256: digest,
      pages: fc.constant(3),
      logSeq: fc.constant(9),
      logHash: digest,
    }),
    RecordMinutesSignature: fc.record({
      personId: fc.constantFrom('sec', 'chair'),
      capacity: fc.constantFrom('secretary', 'chair'),
      sha256: digest,
    }),
  },
  weights: { RecordMinutesSignature: 4 },
};

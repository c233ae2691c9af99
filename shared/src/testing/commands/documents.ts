import fc from 'fast-check';
import type { DocumentCommand } from '../../meeting/documents/index.ts';
import { digest, itemId, type Makers, paperId, word } from './pool.ts';

export const documents: Makers<DocumentCommand> = {
  making: {
    PublishPaper: fc.record({
      paperId: fc.option(paperId),
      itemId: fc.option(itemId),
      kind: word,
      number: word,
      subject: word,
      issuer: word,
      access: fc.constantFrom('everyone' as const, 'voters' as const),
      sha256: digest,
      issuedOn: fc.constantFrom(null, '2026-11-24'),
    }),
    WithdrawPaper: fc.record({ paperId, reason: word }),
  },
  weights: { PublishPaper: 6 },
};

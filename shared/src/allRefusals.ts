import { consultationRefusals } from './consultation/refusals.ts';
import { documentDoubts, documentRefusals } from './documents-refusals.ts';
import { votingRefusals } from './meeting/voting/refusals.ts';
import { pdfSignatureRefusals } from './pdf-signature-refusals.ts';
import { refusals } from './refusals.ts';
import { signingRefusals } from './signing/refusals.ts';

/**
 * Every table of sentences that are told by code; a new one is added here and nowhere else. An entry of its own: whoever wants the sentences
 * fetches no rules along with them.
 */
export const allRefusals = [
  refusals,
  votingRefusals,
  consultationRefusals,
  signingRefusals,
  documentRefusals,
  documentDoubts,
  pdfSignatureRefusals,
];

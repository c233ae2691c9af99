import { consultationRefusals, refusals, votingRefusals } from '@dien-hong/shared';
import { documentRefusals } from '@dien-hong/shared/documents-refusals';
import { pdfSignatureRefusals } from '@dien-hong/shared/pdf-signature-refusals';
import { signingRefusals } from '@dien-hong/shared/signing';

/** Every table of refusal sentences there is; a new one is added here and nowhere else. */
export const allRefusals = [
  refusals,
  votingRefusals,
  consultationRefusals,
  signingRefusals,
  documentRefusals,
  pdfSignatureRefusals,
];

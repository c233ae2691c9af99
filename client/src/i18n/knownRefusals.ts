import { refusals } from '@dien-hong/shared';
import { documentRefusals } from '@dien-hong/shared/documents-refusals';
import { pdfSignatureRefusals } from '@dien-hong/shared/pdf-signature-refusals';
import { signingRefusals } from '@dien-hong/shared/signing';
import { registerRefusals } from './refusals.ts';

/** Every sentence that the house has for a refusal; called once, at the start. */
export function registerKnownRefusals(): void {
  registerRefusals(refusals);
  registerRefusals(documentRefusals);
  registerRefusals(signingRefusals);
  registerRefusals(pdfSignatureRefusals);
}

import type { Upcasts } from '../capability.ts';
import type { DocumentEvent, Paper } from './messages.ts';

/** Before a paper told its issuer and its date. */
export const upcastPaper = (paper: Paper): Paper =>
  'issuer' in paper ? paper : { ...(paper as Paper), issuer: '', issuedOn: null };

export const documentUpcasts: Upcasts<DocumentEvent> = {
  PaperPublished: (event) => ({ ...event, paper: upcastPaper(event.paper) }),
};

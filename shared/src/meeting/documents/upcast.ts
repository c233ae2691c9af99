import type { Upcasts } from '../capability.ts';
import type { DocumentEvent, Paper } from './messages.ts';

/** A paper as it was recorded before papers told their issuer and date, in today's shape. */
export const upcastPaper = (paper: Paper): Paper =>
  'issuer' in paper ? paper : { ...(paper as Paper), issuer: '', issuedOn: null };

export const documentUpcasts: Upcasts<DocumentEvent> = {
  PaperPublished: (event) => ({ ...event, paper: upcastPaper(event.paper) }),
};

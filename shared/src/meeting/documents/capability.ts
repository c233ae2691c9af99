import { capability } from '../capability.ts';
import { documentCommands, documentEvents } from './messages.ts';
import { initialDocuments, onDocuments } from './state.ts';
import { documentUpcasts } from './upcast.ts';

export const documents = capability({
  name: 'documents',
  commands: documentCommands,
  service: [],
  events: documentEvents,
  initial: initialDocuments,
  on: onDocuments,
  proofs: { PublishPaper: 'paper' },
  upcasts: documentUpcasts,
});

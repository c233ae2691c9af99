import { capability } from '../capability.ts';
import { decideSeating } from './decide.ts';
import { seatingCommands, seatingEvents } from './messages.ts';
import { initialSeating, onSeating } from './state.ts';

export const seating = capability({
  name: 'seating',
  commands: seatingCommands,
  service: [],
  events: seatingEvents,
  initial: initialSeating,
  decide: decideSeating,
  on: onSeating,
});

import { capability } from '../capability.ts';
import { seatingCommands, seatingEvents } from './messages.ts';
import { initialSeating, onSeating } from './state.ts';

export const seating = capability({
  name: 'seating',
  commands: seatingCommands,
  service: [],
  events: seatingEvents,
  initial: initialSeating,
  on: onSeating,
});

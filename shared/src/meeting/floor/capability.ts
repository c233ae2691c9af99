import { capability } from '../capability.ts';
import { floorCommands, floorEvents } from './messages.ts';
import { initialFloor, onFloor } from './state.ts';

export const floor = capability({
  name: 'floor',
  commands: floorCommands,
  service: [],
  events: floorEvents,
  initial: initialFloor,
  on: onFloor,
});

import { capability } from '../capability.ts';
import { minutesCommands, minutesEvents } from './messages.ts';
import { initialMinutes, onMinutes } from './state.ts';

export const minutes = capability({
  name: 'minutes',
  commands: [],
  service: minutesCommands,
  events: minutesEvents,
  initial: initialMinutes,
  on: onMinutes,
});

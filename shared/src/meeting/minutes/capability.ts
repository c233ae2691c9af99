import { capability } from '../capability.ts';
import { decideMinutes } from './decide.ts';
import { minutesCommands, minutesEvents } from './messages.ts';
import { initialMinutes, onMinutes } from './state.ts';

export const minutes = capability({
  name: 'minutes',
  commands: [],
  service: minutesCommands,
  events: minutesEvents,
  initial: initialMinutes,
  decide: decideMinutes,
  on: onMinutes,
});

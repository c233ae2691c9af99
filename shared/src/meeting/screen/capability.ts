import { capability } from '../capability.ts';
import { screenCommands, screenEvents } from './messages.ts';
import { initialScreen, onScreen } from './state.ts';

export const screen = capability({
  name: 'screen',
  commands: screenCommands,
  service: [],
  events: screenEvents,
  initial: initialScreen,
  on: onScreen,
});

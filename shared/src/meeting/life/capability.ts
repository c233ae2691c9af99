import { capability } from '../capability.ts';
import { lifeCommands, lifeEvents } from './messages.ts';
import { initialLife, onLife } from './state.ts';
import { lifeUpcasts } from './upcast.ts';

export const life = capability({
  name: 'life',
  commands: lifeCommands,
  service: [],
  events: lifeEvents,
  initial: initialLife,
  on: onLife,
  upcasts: lifeUpcasts,
});

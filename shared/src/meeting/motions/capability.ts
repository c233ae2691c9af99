import { capability } from '../capability.ts';
import { motionCommands, motionEvents } from './messages.ts';
import { motionUpcasts } from './upcast.ts';

/** It keeps nothing of its own: a motion stands in the vote on it, which voting keeps. */
export const motions = capability({
  name: 'motions',
  commands: motionCommands,
  service: [],
  events: motionEvents,
  upcasts: motionUpcasts,
});

import { capability } from '../capability.ts';
import { decideMotions } from './decide.ts';
import { motionCommands, motionEvents } from './messages.ts';
import { motionUpcasts } from './upcast.ts';

/** It keeps nothing of its own: a motion stands in the vote on it, which voting keeps. */
export const motions = capability({
  name: 'motions',
  commands: motionCommands,
  service: [],
  events: motionEvents,
  decide: decideMotions,
  upcasts: motionUpcasts,
});

import type { Upcasts } from '../capability.ts';
import type { MotionEvent } from './messages.ts';
import { type Motion, questionRow } from './motion.ts';

/** A motion as it was recorded before there were rows, forms, clauses and rounds, in today's shape. */
export function upcastMotion(motion: Motion): Motion {
  if ('form' in motion) return motion;
  return {
    ...(motion as Motion),
    form: 'open',
    rows: [questionRow],
    most: null,
    seats: null,
    clauseOf: null,
    round: 1,
    repeats: null,
  };
}

export const motionUpcasts: Upcasts<MotionEvent> = {
  VotePrepared: (event) => ({ ...event, motion: upcastMotion(event.motion) }),
};

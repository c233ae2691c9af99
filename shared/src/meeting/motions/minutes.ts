import type { Minutes } from '../minutesLine.ts';
import type { MotionEvent } from './messages.ts';

export const motionMinutes: Minutes<MotionEvent> = {
  VotePrepared: { within: 'vote' },
  VotesReordered: { silent: 'votes stand in the order in which they were put' },
  VoteRemoved: { silent: 'a vote that was never put decides nothing' },
};

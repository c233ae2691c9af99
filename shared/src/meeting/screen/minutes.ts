import type { Minutes } from '../minutesLine.ts';
import type { ScreenEvent } from './messages.ts';

export const screenMinutes: Minutes<ScreenEvent> = {
  ScreenChanged: { silent: 'what was shown is no act of the meeting' },
};

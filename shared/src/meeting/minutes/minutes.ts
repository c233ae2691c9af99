import type { Minutes } from '../minutesLine.ts';
import type { MinutesEvent } from './messages.ts';

export const minutesMinutes: Minutes<MinutesEvent> = {
  MinutesPrepared: { silent: 'it follows the minutes that it is about' },
  MinutesSigned: { within: 'signatures' },
};

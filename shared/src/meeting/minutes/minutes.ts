import type { Minutes } from '../telling.ts';
import type { MinutesEvent } from './messages.ts';

export const minutesMinutes: Minutes<MinutesEvent> = {
  MinutesPrepared: { silent: 'it follows the minutes that it is about' },
  MinutesSigned: { within: 'signatures' },
};

import type { Minutes } from '../minutesLine.ts';
import type { FloorEvent } from './messages.ts';

export const floorMinutes: Minutes<FloorEvent> = {
  SpeechRequested: { within: 'item' },
  RequestWithdrawn: { silent: 'a request that was taken back came to nothing' },
  FloorGranted: { within: 'speech' },
  SpeechPaused: { silent: 'the time told with a speech leaves pauses out' },
  SpeechContinued: { silent: 'the time told with a speech leaves pauses out' },
  SpeechExtended: { silent: 'the time spoken is told, not the time allowed' },
  SpeechEnded: { within: 'speech' },
  TurnUndone: { silent: 'a turn that was undone did not happen' },
  QueueLocked: { silent: 'who spoke is told, not when one could ask to' },
  QueueUnlocked: { silent: 'who spoke is told, not when one could ask to' },
};

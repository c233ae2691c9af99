export * from './asking.ts';
export * from './messages.ts';
export { forSpeech, interrupts, type SpeechRequest } from './requests.ts';
export { mayPresent, queuePlace, requestOf, speakingNow, turnOf } from './state.ts';
export { type FloorState, type Speech, spokenMs } from './turns.ts';
export * from './undo.ts';

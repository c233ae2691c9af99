export { default as AskToSpeak } from './AskToSpeak.vue';
export { default as InviteSheet } from './InviteSheet.vue';
export { default as QueueNews } from './QueueNews.vue';
export { default as SpeakerNow } from './SpeakerNow.vue';
export { default as SpeakerPanel } from './SpeakerPanel.vue';
export { default as SpeakerQueue } from './SpeakerQueue.vue';
export { useTurns } from './useTurns.ts';

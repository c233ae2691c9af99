export { type Tone, toneOf } from './tones.ts';
export { default as VoteCountdown } from './VoteCountdown.vue';
export { default as VoteResult } from './VoteResult.vue';
export { default as VoteScreen } from './VoteScreen.vue';
export { default as VoteStrip } from './VoteStrip.vue';
export { default as VoteTurnout } from './VoteTurnout.vue';

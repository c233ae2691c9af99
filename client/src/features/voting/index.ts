export { type Tone, toneOf } from './tones.ts';
export { default as VoteResult } from './VoteResult.vue';
export { default as VoteTurnout } from './VoteTurnout.vue';

export { default as LatenessPill } from './LatenessPill.vue';
export { default as LifeDialogs } from './LifeDialogs.vue';
export { default as MeetingActs } from './MeetingActs.vue';
export { default as NextStep } from './NextStep.vue';
export { nextStep, type Step, type Suggestion } from './nextStep.ts';
export { meetingWord } from './words.ts';

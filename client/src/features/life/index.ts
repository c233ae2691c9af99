export { default as DraftChecks } from './DraftChecks.vue';
export { default as DraftFacts } from './DraftFacts.vue';
export { draftNotes } from './draftChecks.ts';
export { default as LatenessPill } from './LatenessPill.vue';
export { default as LifeDialogs } from './LifeDialogs.vue';
export { default as MeetingActs } from './MeetingActs.vue';
export { useDraft } from './useDraft.ts';
export { meetingWord, saysBreak } from './words.ts';

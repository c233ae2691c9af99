export { default as AttendanceDesk } from './AttendanceDesk.vue';
export { default as CheckIn } from './CheckIn.vue';
export { default as DraftPeople } from './DraftPeople.vue';
export { default as OwnCheckIn } from './OwnCheckIn.vue';
export { default as PersonSheet } from './PersonSheet.vue';
export { default as QuorumCard } from './QuorumCard.vue';
export { default as RecusalChoice } from './RecusalChoice.vue';
export { default as WaitingVisitors } from './WaitingVisitors.vue';

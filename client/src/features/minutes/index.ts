export { default as MinutesDesk } from './MinutesDesk.vue';
export { default as SignMinutes } from './SignMinutes.vue';

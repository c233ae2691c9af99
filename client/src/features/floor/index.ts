export { default as SpeakerNow } from './SpeakerNow.vue';

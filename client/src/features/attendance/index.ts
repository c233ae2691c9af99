export { default as CheckIn } from './CheckIn.vue';
export { default as QuorumCard } from './QuorumCard.vue';

export { default as ConnectionState } from './ConnectionState.vue';

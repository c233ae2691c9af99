export { default as ConnectionState } from './ConnectionState.vue';
export { default as NewVersion } from './NewVersion.vue';

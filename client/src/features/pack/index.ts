export { useMegabytes } from './megabytes.ts';
export { default as PackProgress } from './PackProgress.vue';
export { default as PackState } from './PackState.vue';

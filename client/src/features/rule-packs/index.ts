export { default as PackChoice } from './PackChoice.vue';
export { default as PackFacts } from './PackFacts.vue';
export { default as PackForm } from './PackForm.vue';
export { type KeptPack, keyOf, loadPacks, packOption } from './packs.ts';
export { usePackCheck } from './usePackCheck.ts';

export { default as DraftPapers } from './DraftPapers.vue';
export { default as PaperDesk } from './PaperDesk.vue';
export { default as PaperDialog } from './PaperDialog.vue';
export { default as PaperFinder } from './PaperFinder.vue';

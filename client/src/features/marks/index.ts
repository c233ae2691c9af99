export { default as MarksPanel } from './MarksPanel.vue';

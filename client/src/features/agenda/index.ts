export { default as AgendaEditor } from './AgendaEditor.vue';
export { default as AgendaList } from './AgendaList.vue';
export { default as CommonPapers } from './CommonPapers.vue';
export { default as DraftAgenda } from './DraftAgenda.vue';
export { default as ItemNews } from './ItemNews.vue';
export { type ItemTime, itemTimes } from './times.ts';
export { default as UrgentItem } from './UrgentItem.vue';

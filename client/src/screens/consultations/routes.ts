import type { RouteRecordRaw } from 'vue-router';

export default [
  { path: '/phieu', component: () => import('./Consultations.vue'), meta: { attends: true } },
  { path: '/phieu/thong-ke', component: () => import('./Statistics.vue'), meta: { attends: true } },
  { path: '/phieu/:id', component: () => import('./Consultation.vue'), props: true, meta: { attends: true } },
  { path: '/phieu/:id/soan', component: () => import('./ConsultationEdit.vue'), props: true, meta: { attends: true } },
] satisfies RouteRecordRaw[];

import type { RouteRecordRaw } from 'vue-router';

export default [
  { path: '/phieu', component: () => import('./Consultations.vue') },
  { path: '/phieu/thong-ke', component: () => import('./Statistics.vue') },
  { path: '/phieu/:id', component: () => import('./Consultation.vue'), props: true },
  { path: '/phieu/:id/soan', component: () => import('./ConsultationEdit.vue'), props: true },
] satisfies RouteRecordRaw[];

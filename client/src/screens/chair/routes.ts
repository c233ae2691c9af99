import type { RouteRecordRaw } from 'vue-router';

export default [
  { path: '/hop/:id/dieu-hanh', component: () => import('./Chair.vue'), props: true, meta: { attends: true } },
] satisfies RouteRecordRaw[];

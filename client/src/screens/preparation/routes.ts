import type { RouteRecordRaw } from 'vue-router';

export default [
  { path: '/hop/:id/chuan-bi', component: () => import('./Preparation.vue'), props: true, meta: { attends: true } },
] satisfies RouteRecordRaw[];

import type { RouteRecordRaw } from 'vue-router';

export default [
  { path: '/hop/:id/man-hinh', component: () => import('./BigScreen.vue'), props: true, meta: { attends: true } },
] satisfies RouteRecordRaw[];

import type { RouteRecordRaw } from 'vue-router';

export default [
  { path: '/hop/:id/man-hinh', component: () => import('./BigScreen.vue'), props: true },
] satisfies RouteRecordRaw[];

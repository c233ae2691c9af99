import type { RouteRecordRaw } from 'vue-router';

export default [
  { path: '/hop/:id', component: () => import('./Room.vue'), props: true, meta: { attends: true } },
] satisfies RouteRecordRaw[];

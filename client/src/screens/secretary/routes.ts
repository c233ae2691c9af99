import type { RouteRecordRaw } from 'vue-router';

export default [
  { path: '/hop/:id/thu-ky', component: () => import('./Secretary.vue'), props: true, meta: { attends: true } },
] satisfies RouteRecordRaw[];

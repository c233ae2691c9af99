import type { RouteRecordRaw } from 'vue-router';

export default [
  { path: '/dang-nhap', component: () => import('./SignIn.vue'), meta: { open: true } },
] satisfies RouteRecordRaw[];

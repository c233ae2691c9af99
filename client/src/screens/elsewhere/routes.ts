import type { RouteRecordRaw } from 'vue-router';
import { noPersonPath } from '../../account/guard.ts';

export default [
  { path: noPersonPath, component: () => import('./Elsewhere.vue'), props: { why: 'noPerson' } },
  {
    path: '/:nowhere(.*)*',
    component: () => import('./Elsewhere.vue'),
    props: { why: 'nothingHere' },
    meta: { anyone: true },
  },
] satisfies RouteRecordRaw[];

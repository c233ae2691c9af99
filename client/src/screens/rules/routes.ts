import type { RouteRecordRaw } from 'vue-router';

export default [
  { path: '/quy-tac', component: () => import('./Rules.vue') },
  { path: '/quy-tac/:pack/:version', component: () => import('./Rule.vue'), props: true },
  { path: '/quy-tac/:pack/:version/sua', component: () => import('./RuleEdit.vue'), props: true },
] satisfies RouteRecordRaw[];

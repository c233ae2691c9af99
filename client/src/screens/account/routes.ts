import type { RouteRecordRaw } from 'vue-router';

export default [{ path: '/tai-khoan', component: () => import('./Account.vue') }] satisfies RouteRecordRaw[];

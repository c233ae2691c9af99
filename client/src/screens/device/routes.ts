import type { RouteRecordRaw } from 'vue-router';

export default [{ path: '/thiet-bi', component: () => import('./Device.vue') }] satisfies RouteRecordRaw[];

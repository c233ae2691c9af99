import type { RouteRecordRaw } from 'vue-router';

export default [{ path: '/', component: () => import('./Meetings.vue') }] satisfies RouteRecordRaw[];

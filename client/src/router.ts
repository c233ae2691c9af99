import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { useAccount } from './account/account.ts';
import { guard } from './account/guard.ts';

/** Every screen folder brings its own `routes.ts` (default export), with components imported lazily. */
const screens = import.meta.glob<RouteRecordRaw[]>('./screens/*/routes.ts', { eager: true, import: 'default' });

export const router = createRouter({
  history: createWebHistory(),
  routes: Object.values(screens).flat(),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

router.beforeEach(async (to) => {
  const session = useAccount();
  return guard(session.account ?? (await session.load()), to);
});

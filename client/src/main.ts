import '@fontsource-variable/inter';
import './ui/styles.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import type { RouteLocation } from 'vue-router';
import App from './App.vue';
import { i18n } from './i18n/i18n.ts';
import { registerRefusals } from './i18n/refusals.ts';
import { useSettings } from './i18n/settings.ts';
import { router } from './router.ts';

const app = createApp(App).use(createPinia()).use(router).use(i18n);
// The words of the chosen language and the first screen arrive before anything is drawn: no flash of keys, and no empty page where the name
// stood. The router tells of a screen that cannot be fetched.
await Promise.all([useSettings().ready, router.isReady().catch(() => {})]);
app.mount('#app');

/** Refusals come only after somebody acts, so their sentences need not hold up the first paint; before signing in few can come. */
async function fetchSentences({ meta }: RouteLocation): Promise<void> {
  if (meta.open) registerRefusals((await import('@dien-hong/shared/sign-in-refusals')).signInSentences);
  else registerRefusals((await import('@dien-hong/shared/refusals')).sentences);
}
router.afterEach((to) => void fetchSentences(to));
await fetchSentences(router.currentRoute.value);

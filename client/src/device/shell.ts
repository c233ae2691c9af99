import { ref } from 'vue';

/** The file this page began with. Its name changes with every build. */
export const build = (): string => {
  const entry = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  return entry ? new URL(entry.src).pathname : '';
};

/** The server has another version of the program than this page runs. */
export const newer = ref(false);

/** Asks the server for its page and looks which file that begins with; without an answer `newer` stays as it is. */
export async function lookForNewer(): Promise<void> {
  const own = build();
  if (own === '' || newer.value) return;
  try {
    const reply = await fetch('/', { cache: 'no-store' });
    const page = reply.ok ? await reply.text() : '';
    newer.value = page.includes('type="module"') && !page.includes(own);
  } catch {
    // No network: the next welcome calls this again.
  }
}

let keeping = false;

/** Keeps the application itself on the device, so that it starts without a network. On secure pages of a built version only. */
export async function keepShell(): Promise<void> {
  if (keeping || !import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  keeping = true;
  try {
    const registration = await navigator.serviceWorker.register('/sw.js');
    const relieve = () => registration.waiting?.postMessage(build());
    relieve();
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', relieve),
    );
  } catch (error) {
    // Refused where the certificate is not trusted: the application works, with a network.
    console.info('not kept on the device:', error);
  }
}

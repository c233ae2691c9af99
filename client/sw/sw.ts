// Starts the application without a network: keeps the built files of one version, and never a word of a meeting, which `device/` keeps. The
// page itself is asked for anew wherever there is a network, so that a reload is always the newest version; a version's files stay until
// the last page that runs it is gone.
export {};

declare const self: ServiceWorkerGlobalScope;

/** Put here by the build: the digest of everything below, the files fetched ahead, and the folder of those kept once used. */
declare const __SHELL__: { readonly version: string; readonly ahead: readonly string[]; readonly used: string };

const { version, ahead, used } = __SHELL__;
const family = 'shell-';
const name = family + version;

/** The time (ms) that a network without an answer is waited for. */
const networkTimeout = 3000;

self.addEventListener('install', (event) => {
  const files = ['/', ...ahead].map((path) => new Request(path, { cache: path === '/' ? 'reload' : 'default' }));
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(files)));
});

self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

async function takeOver(): Promise<void> {
  for (const other of await caches.keys()) if (other.startsWith(family) && other !== name) await caches.delete(other);
  await self.clients.claim();
}

/** A new version takes over at once when the only open page runs it already: no page of another version is left to wait for. */
self.addEventListener('message', (event) => event.waitUntil(relieve(event.data)));

async function relieve(entry: unknown): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length === 1 && ahead.some((path) => path === entry)) await self.skipWaiting();
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || /^\/(api|live|healthz)\b/.test(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (ahead.includes(pathname) || pathname.startsWith(used)) event.respondWith(file(request));
});

async function page(request: Request): Promise<Response> {
  const asked = fetch(request);
  const late = new Promise<null>((resolve) => setTimeout(resolve, networkTimeout, null));
  const answer = await Promise.race([asked, late]).catch(() => null);
  if (answer && answer.status < 500) return answer;
  return (await (await caches.open(name)).match('/')) ?? asked;
}

async function file(request: Request): Promise<Response> {
  const cache = await caches.open(name);
  const here = await cache.match(request);
  if (here) return here;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

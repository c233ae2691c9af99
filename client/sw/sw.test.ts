import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const site = 'https://hop.example';
const entry = '/assets/index-1.js';

/** The part of the browser's service worker interface that this one uses. */
type Handler = (event: Record<string, unknown>) => void;
let handlers: Record<string, Handler>;
let kept: Map<string, Map<string, Response>>;
let pages: unknown[];
let relieved: boolean;
const network = vi.fn<(request: Request) => Promise<Response>>();

const pathOf = (request: Request | string) =>
  new URL(request instanceof Request ? request.url : request, site).pathname;
async function openCache(name: string) {
  const files = kept.get(name) ?? new Map<string, Response>();
  kept.set(name, files);
  return {
    addAll: async (requests: Request[]) => {
      for (const request of requests) files.set(pathOf(request), await network(request));
    },
    put: async (request: Request, response: Response) => void files.set(pathOf(request), response),
    match: async (request: Request | string) => files.get(pathOf(request))?.clone(),
  };
}
/** Requests here have no site of their own. */
class SiteRequest extends Request {
  override readonly mode: RequestMode;
  constructor(path: string, { mode = 'cors', ...init }: RequestInit = {}) {
    super(new URL(path, site), init);
    this.mode = mode;
  }
}

/** Sends an event and waits for the work that extends it; returns the answer to a fetch, null where the worker leaves it alone. */
async function send(type: string, event: Record<string, unknown> = {}): Promise<Response | null> {
  let extended: Promise<unknown> = Promise.resolve();
  let answered: Promise<Response> | null = null;
  handlers[type]?.({
    ...event,
    waitUntil: (work: Promise<unknown>) => {
      extended = work;
    },
    respondWith: (answer: Promise<Response>) => {
      answered = answer;
    },
  });
  await extended;
  return answered;
}
const ask = (path: string, init?: RequestInit) => send('fetch', { request: new SiteRequest(path, init) });
const open = (path: string) => ask(path, { mode: 'navigate' });

beforeEach(async () => {
  handlers = {};
  kept = new Map();
  pages = [{}];
  relieved = false;
  network.mockReset().mockImplementation(async (request) => new Response(`network ${pathOf(request)}`));
  vi.stubGlobal('Request', SiteRequest);
  vi.stubGlobal('fetch', network);
  vi.stubGlobal('caches', {
    open: openCache,
    keys: async () => [...kept.keys()],
    delete: async (name: string) => kept.delete(name),
  });
  vi.stubGlobal('self', {
    addEventListener: (type: string, handler: Handler) => {
      handlers[type] = handler;
    },
    location: new URL(site),
    clients: { matchAll: async () => pages, claim: async () => {} },
    skipWaiting: async () => {
      relieved = true;
    },
  });
  vi.stubGlobal('__SHELL__', { version: '1', ahead: [entry, '/pdfjs/wasm/x.wasm'], used: '/pdfjs/cmaps/' });
  vi.resetModules();
  await import('./sw.ts');
  await send('install');
  network.mockClear();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('of a meeting nothing is touched, nor what changes something', async () => {
  for (const path of ['/api/meetings', '/api/meetings/m/papers/p/s', '/live/m/', '/healthz', '/icon.svg'])
    expect(await ask(path), path).toBeNull();
  expect(await open('/api/meetings/m/minutes/current/s')).toBeNull();
  expect(await ask(entry, { method: 'POST' })).toBeNull();
  expect(await send('fetch', { request: new SiteRequest(`https://elsewhere.example${entry}`) })).toBeNull();
  expect([...(kept.get('shell-1') ?? [])].map(([path]) => path)).toEqual(['/', entry, '/pdfjs/wasm/x.wasm']);
});

test('built files come from the device; tables of fonts once they were used', async () => {
  expect(await (await ask(entry))?.text()).toBe(`network ${entry}`);
  expect(network).not.toHaveBeenCalled();
  await ask('/pdfjs/cmaps/78-H.bcmap');
  await ask('/pdfjs/cmaps/78-H.bcmap');
  expect(network).toHaveBeenCalledTimes(1);
  // A file of another version is kept by that version.
  expect(await ask('/assets/index-2.js')).toBeNull();
});

test('a page is the newest there is; without a network, or a server, the one that is kept', async () => {
  expect(await (await open('/hop/m'))?.text()).toBe('network /hop/m');
  network.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  expect(await (await open('/hop/m'))?.text()).toBe('network /');
  network.mockResolvedValueOnce(new Response('bad gateway', { status: 502 }));
  expect(await (await open('/hop/m'))?.text()).toBe('network /');
});

test('a network that gives no sign is not waited for', async () => {
  vi.useFakeTimers();
  network.mockReturnValueOnce(new Promise(() => {}));
  const page = open('/');
  await vi.advanceTimersByTimeAsync(3000);
  expect(await (await page)?.text()).toBe('network /');
});

test('a version takes over when the pages of the others are gone, and then lets their files go', async () => {
  await openCache('shell-0');
  await openCache('something else');
  pages = [{}, {}];
  await send('message', { data: entry });
  expect(relieved, 'another page may be of the other version').toBe(false);
  pages = [{}];
  await send('message', { data: '/assets/index-0.js' });
  expect(relieved, 'the only page is of the other version').toBe(false);
  await send('message', { data: entry });
  expect(relieved).toBe(true);
  await send('activate');
  expect([...kept.keys()]).toEqual(['shell-1', 'something else']);
});

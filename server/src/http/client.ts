import { existsSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles, { type FastifyStaticOptions } from '@fastify/static';
import type { App } from './app.ts';
import { refusal, sendRefusal } from './errors.ts';

/** Folders of many files each: a route for every one of them would make up a third of the server's start. */
const folders = ['assets', 'pdfjs'];
/** Addresses below which an unknown one is an error instead of the page. */
const noPages = ['/api/', ...folders.map((folder) => `/${folder}/`)];

/** Serves the built client: its files, and its one page at every other address. Without a built client (in tests) it serves neither. */
export async function client(app: App, root: string): Promise<void> {
  const built = existsSync(root);
  if (built) await files(app, root);
  app.setNotFoundHandler((request, reply) =>
    built && request.method === 'GET' && !noPages.some((folder) => request.url.startsWith(folder))
      ? reply.sendFile('index.html')
      : sendRefusal(reply, 404, refusal('not-found')),
  );
}

async function files(app: App, root: string): Promise<void> {
  const globIgnore = folders.map((folder) => `${folder}/**`);
  await app.register(staticFiles, { root, setHeaders: headersOf(''), wildcard: false, globIgnore });
  for (const folder of folders) {
    const below = { root: join(root, folder), prefix: `/${folder}/`, decorateReply: false };
    await app.register(staticFiles, { ...below, setHeaders: headersOf(folder) });
  }
}

/**
 * Built files carry a hash in their names. The browser asks anew for the page itself, and for the service worker, which keeps the page for
 * use without a network.
 */
const headersOf =
  (folder: string): NonNullable<FastifyStaticOptions['setHeaders']> =>
  (reply, path) => {
    if (folder === 'assets') reply.header('cache-control', 'public, max-age=31536000, immutable');
    if (path.endsWith('sw.js')) reply.header('cache-control', 'no-cache');
  };

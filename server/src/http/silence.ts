import type { App } from './app.ts';

/**
 * Lets a connection be silent while the server works at a request that has arrived whole (a large package, an archive, an office document):
 * it ends only when the client has been silent for `silentFor` (ms).
 */
export function silence(app: App, silentFor: number): void {
  app.addHook('onRequest', async ({ raw, headers }) => {
    const works = () => void raw.socket.setTimeout(0);
    if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) works();
    else raw.once('end', works);
  });
  app.addHook('onSend', async ({ raw }) => {
    raw.socket.setTimeout(silentFor);
  });
}

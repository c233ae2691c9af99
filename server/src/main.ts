import { join } from 'node:path';
import process from 'node:process';
import { firstStart } from '../demo/firstStart.ts';
import { isDemo } from './accounts/isDemo.ts';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import { CannotStart } from './kernel/failure.ts';
import { lastResort } from './kernel/lastResort.ts';
import { reachedAs } from './lan/addresses.ts';
import { openLan } from './lan/open.ts';
import { openServices, pkiFolder } from './services.ts';
import { webServerCertificate } from './signing/webServer.ts';

const config = readConfig(process.env, process.argv.slice(2), join(import.meta.dirname, '..'));
const services = await openServices(config).catch((error: unknown) => {
  if (!(error instanceof CannotStart)) throw error;
  console.error(error.message);
  return process.exit(1);
});
await firstStart(services);
const tls = config.lan ? await webServerCertificate(pkiFolder(config), reachedAs(), new Date()) : null;
const app = await buildApp(services, tls);
await app.listen({ host: config.host, port: config.port });
const address = app.server.address();
const port = typeof address === 'object' && address ? address.port : config.port;
const { database, pki } = services;
const lan = config.lan ? await openLan({ host: config.host, port, demo: isDemo(database.db), pki }) : null;
if (!lan) console.log(`Diên Hồng: http://localhost:${port}`);

async function stop(): Promise<void> {
  lan?.close();
  await app.close();
  await services.close();
}
lastResort(stop);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    await stop();
    process.exit(0);
  });

import { join } from 'node:path';
import process from 'node:process';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import { firstStart } from './demo/firstStart.ts';
import { openServices } from './services.ts';

const config = readConfig(process.env, process.argv.slice(2), join(import.meta.dirname, '..'));
const services = await openServices(config);
await firstStart(services);
const app = await buildApp(services);
await app.listen({ host: config.host, port: config.port });
const address = app.server.address();
const port = typeof address === 'object' && address ? address.port : config.port;
console.log(`Diên Hồng: http://localhost:${port}`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    await app.close();
    await services.close();
    process.exit(0);
  });

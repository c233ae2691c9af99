import type { Server as HttpServer } from 'node:http';
import multipart from '@fastify/multipart';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { identifySocket, login } from './accounts/login.ts';
import type { App } from './http/app.ts';
import { client } from './http/client.ts';
import { errors } from './http/errors.ts';
import { originAllowed, security } from './http/security.ts';
import { silence } from './http/silence.ts';
import { openGateway } from './realtime/gateway.ts';
import { allRoutes } from './routes.ts';
import type { Services } from './services.ts';

export interface Tls {
  readonly key: string;
  readonly cert: string;
}

/** How long (ms) a connection may send nothing; live ones send something every few seconds. */
const silentFor = 60_000;
/** How long (ms) a request may take to arrive: 200 MB at 3 Mb/s. */
const slowestRequest = 600_000;

/** How long (ms) the background pictures of papers wait after a start: at first all tablets connect again. */
const picturesAfter = 10_000;

/** The whole server, built and not yet listening. */
export async function buildApp(services: Services, tls: Tls | null = null) {
  const timeouts = { connectionTimeout: silentFor, requestTimeout: slowestRequest };
  const options = { bodyLimit: 2 * 1024 * 1024, trustProxy: 'loopback', ...timeouts, ...(tls ? { https: tls } : {}) };
  const app = Fastify(options).withTypeProvider<ZodTypeProvider>() as unknown as App;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  errors(app);
  await security(app);
  silence(app, silentFor);
  login(app, services.sessions);
  await app.register(multipart, { limits: { fileSize: 200 * 1024 * 1024, files: 1 } });

  app.get('/healthz', async () => ({ ok: true }));
  allRoutes(app, services);

  await client(app, services.config.clientDir);

  const gateway = openGateway(app.server as HttpServer, {
    meetings: services.meetings,
    identify: identifySocket(services.sessions),
    originAllowed,
    onSessionsEnded: services.sessions.onEnded,
    clock: services.clock,
    facts: {
      slipsIn: (meetingId, voteId) => services.box.count(meetingId, voteId),
      withKey: (personIds) => services.directory.withKey(personIds),
    },
    onSlip: (listener) => services.slipNews.on('slip', listener),
    onKeys: (listener) => services.keyNews.on('changed', listener),
    onMarks: (listener) => services.markNews.on('changed', listener),
  });
  // Only now: work on pictures would delay the start of the server.
  app.addHook('onListen', async () => services.renditions.start(picturesAfter));
  // preClose, as the web sockets must end before the server can close.
  app.addHook('preClose', () => gateway.close());
  return app;
}

import cookie from '@fastify/cookie';
import { fastifyHelmet as helmet } from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { App } from './app.ts';

/**
 * Whether a browser at `origin` is at this very site. On a connection that is `secure`, a page that came over plain HTTP is another site:
 * anybody on the way could have written it. Requests without an origin come from programs other than browsers.
 */
export function originAllowed(origin: string | undefined, host: string | undefined, secure: boolean): boolean {
  if (origin === undefined) return true;
  try {
    const page = new URL(origin);
    return page.host === host && (page.protocol === 'https:' || !secure);
  } catch {
    return false;
  }
}

/** How long (ms) a body other than a file may take to arrive. */
const slowestBody = 30_000;

/** Headers, cookies, limits, and the check of the origin for everything that changes something. */
export async function security(app: App): Promise<void> {
  const contentPolicy = helmet.contentSecurityPolicy({
    directives: {
      defaultSrc: ["'self'"],
      // pdf.js decodes JPEG 2000, JBIG2 and ICC colours in WebAssembly.
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      workerSrc: ["'self'", 'blob:'],
      // The minutes to be signed are shown from the very bytes that were checked.
      connectSrc: ["'self'", 'blob:'],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      styleSrc: ["'self'", "'unsafe-inline'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      formAction: ["'self'"],
      upgradeInsecureRequests: null,
    },
  });
  // The plugin would build the same header anew at every request, which costs more than reading a piece of a paper.
  app.addHook('onRequest', (request, reply, next) => contentPolicy(request.raw, reply.raw, next));
  await app.register(helmet, {
    contentSecurityPolicy: false,
    // Sent below, over HTTPS alone: on plain HTTP it would lock people out.
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  });
  await app.register(cookie);
  // A hall of tablets may share one address behind the router: the requests of a signed-in person are counted for that person. Sign-in has
  // limits of its own.
  await app.register(rateLimit, {
    global: true,
    max: 3000,
    timeWindow: '1 minute',
    keyGenerator: ({ session, ip }) => (session?.kind === 'person' ? session.accountId : ip),
    // Requests of others must never block these: the application itself, the ballot box, and the check that the server runs.
    allowList: ({ url }) => !url.startsWith('/api/') || url.startsWith('/api/ballot-box/'),
    errorResponseBuilder: (_request, context) => ({
      statusCode: context.statusCode,
      refusal: { code: 'too-many-requests', params: { seconds: Math.ceil(context.ttl / 1000) } },
    }),
  });
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    if (originAllowed(request.headers.origin, request.headers.host, request.protocol === 'https')) return;
    await reply.code(403).send({ refusal: { code: 'wrong-origin', params: {} } });
  });
  // An answer is for the one person who asked, unless its route says otherwise.
  app.addHook('onSend', async (request, reply) => {
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000');
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  // A body that arrives in tiny pieces would occupy a connection; files take as long as a slow network needs.
  app.addHook('preParsing', async (request, reply) => {
    if (request.isMultipart()) return;
    const timer = setTimeout(() => request.raw.destroy(), slowestBody);
    reply.raw.once('close', () => clearTimeout(timer));
    request.raw.once('end', () => clearTimeout(timer));
  });
}

import cookie from '@fastify/cookie';
import { fastifyHelmet as helmet } from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { App } from '../routes/app.ts';

/** Whether a browser at `origin` is at this very site. Requests without an origin come from no browser page. */
export function originAllowed(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

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
  // The plugin would put the same words together anew at every request, which costs more than reading a piece of a paper.
  app.addHook('onRequest', (request, reply, next) => contentPolicy(request.raw, reply.raw, next));
  await app.register(helmet, {
    contentSecurityPolicy: false,
    // Decided by the installation: on plain HTTP it would lock people out.
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  });
  await app.register(cookie);
  // A room of tablets may share one address behind the router: who is signed in is counted by himself, and built files are not
  // counted, for a hall that opens the application at once fetches a hundred of them each. Sign-in has a limit of its own.
  await app.register(rateLimit, {
    global: true,
    max: 3000,
    timeWindow: '1 minute',
    keyGenerator: ({ session, ip }) => (session?.kind === 'person' ? session.accountId : ip),
    allowList: ({ url }) => /^\/(assets|pdfjs)\//.test(url),
    errorResponseBuilder: (_request, context) => ({
      statusCode: context.statusCode,
      refusal: { code: 'too-many-requests', params: { seconds: Math.ceil(context.ttl / 1000) } },
    }),
  });
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    if (originAllowed(request.headers.origin, request.headers.host)) return;
    await reply.code(403).send({ refusal: { code: 'wrong-origin', params: {} } });
  });
}

import { fileOf, mayRead, paperAudience, paperOf } from '@dien-hong/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { readerOf } from './access.ts';
import type { App } from './app.ts';
import { type Fixed, forever, pdf, sendBlob, sendFixed } from './bytes.ts';

const Params = z.object({ id: z.string().max(80), paper: z.string().max(80), sha256: z.string().max(64) });
const webp = 'image/webp';
const jsonGzip = { type: 'application/json; charset=utf-8', gzip: true } as const;
const packedPictures = { type: 'application/octet-stream' } as const;

/** A room full of tablets fetches papers from one address: who may is what limits it. */
const config = { rateLimit: false } as const;

/**
 * The bytes of papers and what is derived from them, see `Reading` in shared/reading. Access is checked against the meeting's state at
 * every request. Everything but an incomplete `Reading` is for ever; a part that is not there yet is 404.
 */
export function paperRoutes(app: App, services: Services): void {
  const { blobs, renditions } = services;

  const unknown = (reply: FastifyReply): FastifyReply => sendRefusal(reply, 404, refusal('paper-unknown'));

  /** The file this reader may read; null after answering. An earlier version is read by whoever may read the paper; a withdrawn one by nobody. */
  async function readable(request: FastifyRequest, reply: FastifyReply, params: z.infer<typeof Params>) {
    // Whoever is turned away here may have pages in his browser's cache from when he was not.
    reply.header('clear-site-data', '"cache"');
    const reader = await readerOf(services, request, reply, params.id);
    if (!reader) return null;
    const { state } = reader.host;
    const paper = paperOf(state, params.paper);
    const file =
      paper && mayRead(paperAudience(paper, state), reader.viewer) ? fileOf(paper, params.sha256) : undefined;
    if (file) {
      reply.removeHeader('clear-site-data');
      return file;
    }
    unknown(reply);
    return null;
  }

  /** A whole blob that belongs to a file; nothing of an original with active content is ever one. */
  async function sendWhole(
    request: FastifyRequest,
    reply: FastifyReply,
    sha256: string | null,
    how: Pick<Fixed, 'type' | 'gzip'>,
  ): Promise<void> {
    if (sha256 === null || !(await sendBlob(request, reply, blobs, sha256, how))) unknown(reply);
  }

  app.get('/api/meetings/:id/papers/:paper/:sha256', { config, schema: { params: Params } }, async (request, reply) => {
    const file = await readable(request, reply, request.params);
    if (!file) return reply;
    const handedOut = renditions.handedOut(file.sha256);
    if (handedOut === null) {
      renditions.derive(file.sha256, 'now');
      return sendRefusal(reply, 503, refusal('paper-not-ready'));
    }
    reply.header('content-disposition', 'inline; filename="tai-lieu.pdf"');
    await sendWhole(request, reply, handedOut, pdf);
    return reply;
  });

  app.get(
    '/api/meetings/:id/papers/:paper/:sha256/reading',
    { config, schema: { params: Params } },
    async (request, reply) => {
      const file = await readable(request, reply, request.params);
      if (!file) return reply;
      const reading = await renditions.reading(file.sha256);
      if (!reading) return sendRefusal(reply, 503, refusal('paper-not-ready'));
      reply.header('cache-control', reading.complete ? forever : 'no-store');
      // While nothing is known of it, the file's own pages are what is to be drawn.
      return { ...reading, pages: reading.sizes ? reading.pages : file.pages };
    },
  );

  app.get(
    '/api/meetings/:id/papers/:paper/:sha256/view/:view',
    { config, schema: { params: Params.extend({ view: z.string().max(64) }) } },
    async (request, reply) => {
      const file = await readable(request, reply, request.params);
      if (!file) return reply;
      const view = renditions.whole(file.sha256, 'view');
      await sendWhole(request, reply, view === request.params.view ? view : null, pdf);
      return reply;
    },
  );

  app.get(
    '/api/meetings/:id/papers/:paper/:sha256/previews/:page',
    { config, schema: { params: Params.extend({ page: z.coerce.number().int().min(1) }) } },
    async (request, reply) => {
      const file = await readable(request, reply, request.params);
      if (!file) return reply;
      const part = renditions.preview(file.sha256, request.params.page);
      if (part) await sendFixed(request, reply, blobs, { ...part, type: webp });
      else unknown(reply);
      return reply;
    },
  );

  app.get(
    '/api/meetings/:id/papers/:paper/:sha256/thumbs',
    { config, schema: { params: Params } },
    async (request, reply) => {
      const file = await readable(request, reply, request.params);
      if (file) await sendWhole(request, reply, renditions.whole(file.sha256, 'thumbs'), packedPictures);
      return reply;
    },
  );

  app.get(
    '/api/meetings/:id/papers/:paper/:sha256/words',
    { config, schema: { params: Params } },
    async (request, reply) => {
      const file = await readable(request, reply, request.params);
      if (file) await sendWhole(request, reply, renditions.whole(file.sha256, 'words'), jsonGzip);
      return reply;
    },
  );
}

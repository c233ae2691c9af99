import { mayRead, paperAudience, paperOf } from '@dien-hong/shared';
import * as z from 'zod';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { readerOf } from './access.ts';
import type { App } from './app.ts';

const Params = z.object({ id: z.string().max(80), paper: z.string().max(80), sha256: z.string().max(64) });

/** `bytes=from-to`; null when the header asks for something else, which is then answered whole. */
function rangeOf(header: string | undefined, size: number): { from: number; to: number } | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const from = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const to = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  return from <= to && from < size ? { from, to } : null;
}

/** The bytes of papers. Access is checked against the meeting's state at every request. */
export function paperRoutes(app: App, services: Services): void {
  const { blobs } = services;

  app.get('/api/meetings/:id/papers/:paper/:sha256', { schema: { params: Params } }, async (request, reply) => {
    const { id, paper: paperId, sha256 } = request.params;
    const reader = await readerOf(services, request, reply, id);
    if (!reader) return reply;
    const { state } = reader.host;
    const paper = paperOf(state, paperId);
    const readable = paper && mayRead(paperAudience(paper, state), reader.viewer);
    if (!readable || paper.file?.sha256 !== sha256 || paper.withdrawn !== null)
      return sendRefusal(reply, 404, refusal('paper-unknown'));
    const size = await blobs.size(sha256);
    if (size === null) return sendRefusal(reply, 404, refusal('paper-unknown'));
    // The address holds the digest: what is behind it never changes. Private: shared caches must not keep it.
    reply
      .header('cache-control', 'private, max-age=31536000, immutable')
      .header('etag', `"${sha256}"`)
      .header('accept-ranges', 'bytes')
      .header('content-disposition', 'inline; filename="tai-lieu.pdf"')
      .type('application/pdf');
    const range = rangeOf(request.headers.range, size);
    if (!range) return reply.header('content-length', size).send(blobs.stream(sha256, 0, size - 1));
    const { from, to } = range;
    return reply
      .code(206)
      .header('content-range', `bytes ${from}-${to}/${size}`)
      .header('content-length', to - from + 1)
      .send(blobs.stream(sha256, from, to));
  });
}

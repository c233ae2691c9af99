import { mayRead, paperAudience, paperOf } from '@dien-hong/shared';
import * as z from 'zod';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { readerOf } from './access.ts';
import type { App } from './app.ts';
import { sendBlob } from './pdf.ts';

const Params = z.object({ id: z.string().max(80), paper: z.string().max(80), sha256: z.string().max(64) });

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
    return (await sendBlob(request, reply, blobs, sha256)) ?? sendRefusal(reply, 404, refusal('paper-unknown'));
  });
}

import { voteOf } from '@dien-hong/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { paperGaps } from '../documents/forms/paperGaps.ts';
import { printVoteResult } from '../documents/forms/press.ts';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { resultContent } from '../votes/result.ts';
import { resultWorkbook } from '../votes/workbook.ts';
import { attendeeKnowing, knowsVote } from './access.ts';
import type { App } from './app.ts';
import { sendPdf } from './pdf.ts';

const Params = z.object({ id: z.string().max(80), vote: z.string().max(80) });

/** The result of a vote as a file, for everyone who attended: what they read is what the room shows them. */
export function resultRoutes(app: App, services: Services): void {
  async function resultOf(request: FastifyRequest, reply: FastifyReply, { id, vote: voteId }: z.infer<typeof Params>) {
    const host = await attendeeKnowing(services, request, reply, id, knowsVote(voteId));
    if (!host) return null;
    const vote = voteOf(host.state, voteId);
    if (vote?.closed) return resultContent(host.state, vote, services.directory);
    sendRefusal(reply, 404, refusal('vote-not-counted'));
    return null;
  }

  app.get('/api/meetings/:id/votes/:vote/result.pdf', { schema: { params: Params } }, async (request, reply) => {
    const content = await resultOf(request, reply, request.params);
    if (!content) return reply;
    const { bytes } = await printVoteResult(content);
    return sendPdf(reply, bytes, 'ket-qua-bieu-quyet', 'never');
  });

  /** What the printed result will lack, for the screen it is printed from. */
  app.get('/api/meetings/:id/votes/:vote/result/gaps', { schema: { params: Params } }, async (request, reply) => {
    const content = await resultOf(request, reply, request.params);
    return content ? { gaps: paperGaps('vote-result', content) } : reply;
  });

  app.get('/api/meetings/:id/votes/:vote/result.xlsx', { schema: { params: Params } }, async (request, reply) => {
    const content = await resultOf(request, reply, request.params);
    if (!content) return reply;
    return reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="ket-qua-bieu-quyet.xlsx"')
      .send(await resultWorkbook(content));
  });
}

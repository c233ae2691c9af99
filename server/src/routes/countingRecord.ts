import { boardRole, voteOf } from '@dien-hong/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { MeetingHost } from '../meetings/host.ts';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { openCountingDesk } from '../votes/countingRecord.ts';
import { attendeeKnowing, knowsVote, readerOf } from './access.ts';
import type { App } from './app.ts';
import { Cms, sendPdf } from './pdf.ts';

const Params = z.object({ id: z.string().max(80), vote: z.string().max(80) });
const Job = Params.extend({ job: z.uuid() });

/** The counting board's record: laid out and signed by the members of the board, read by everyone who attends. */
export function countingRecordRoutes(app: App, services: Services): void {
  const desk = openCountingDesk(services);

  /** The meeting and a member of this vote's board; null after answering. */
  async function boardMember(
    request: FastifyRequest,
    reply: FastifyReply,
    { id, vote }: z.infer<typeof Params>,
  ): Promise<{ host: MeetingHost; personId: string } | null> {
    const reader = await readerOf(services, request, reply, id);
    if (!reader) return null;
    const { host, viewer } = reader;
    const known = voteOf(host.state, vote);
    const { personId } = viewer;
    if (known && personId !== null && boardRole(known, personId) !== null) return { host, personId };
    sendRefusal(reply, 403, refusal('only-counting-board'));
    return null;
  }

  app.post('/api/meetings/:id/votes/:vote/record/layout', { schema: { params: Params } }, async (request, reply) => {
    const member = await boardMember(request, reply, request.params);
    if (!member) return reply;
    const { answer, gaps } = await desk.layOut(member.host, request.params.vote, member.personId);
    return answer.ok ? { ...answer, gaps } : sendRefusal(reply, 409, answer.refusal);
  });

  app.get(
    '/api/meetings/:id/votes/:vote/record/current/:sha256',
    { schema: { params: Params.extend({ sha256: z.string().max(64) }) } },
    async (request, reply) => {
      const { id, vote, sha256 } = request.params;
      const host = await attendeeKnowing(services, request, reply, id, knowsVote(vote));
      if (!host) return reply;
      const laid = voteOf(host.state, vote)?.record;
      const bytes = laid?.sha256 === sha256 ? await services.blobs.get(sha256) : null;
      if (!bytes) return sendRefusal(reply, 404, refusal('counting-record-not-prepared'));
      return sendPdf(reply, bytes, 'bien-ban-kiem-phieu', 'forever');
    },
  );

  app.post('/api/meetings/:id/votes/:vote/record/signing', { schema: { params: Params } }, async (request, reply) => {
    const member = await boardMember(request, reply, request.params);
    if (!member) return reply;
    const made = await desk.prepareSignature(member.host, request.params.vote, member.personId);
    if (!made.ok) return sendRefusal(reply, 409, made.refusal);
    const { ok: _, ...job } = made;
    return job;
  });

  app.get(
    '/api/meetings/:id/votes/:vote/record/signing/:job/pdf',
    { schema: { params: Job } },
    async (request, reply) => {
      const { id, job } = request.params;
      const member = await boardMember(request, reply, request.params);
      if (!member) return reply;
      const bytes = await desk.preparedBytes(id, job, member.personId);
      if (!bytes) return sendRefusal(reply, 404, refusal('counting-record-not-prepared'));
      return sendPdf(reply, bytes, 'bien-ban-kiem-phieu', 'never');
    },
  );

  app.post(
    '/api/meetings/:id/votes/:vote/record/signing/:job',
    { schema: { params: Job, body: z.object({ cms: Cms }) } },
    async (request, reply) => {
      const { vote: voteId, job: jobId } = request.params;
      const member = await boardMember(request, reply, request.params);
      if (!member) return reply;
      const cms = new Uint8Array(Buffer.from(request.body.cms, 'base64'));
      const { personId } = member;
      const done = await desk.completeSignature(member.host, { voteId, personId, jobId }, cms);
      return done.ok ? { sha256: done.sha256 } : sendRefusal(reply, 409, done.refusal);
    },
  );
}

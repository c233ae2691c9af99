import { MarksPush } from '@dien-hong/shared/reading';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import { sendRefusal } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { personReading } from './access.ts';
import type { App } from './app.ts';

const Params = z.object({ id: z.string().max(80) });

/** A hall of tablets behind one address writes all day: each person is limited for himself. */
const rateLimit = {
  max: 300,
  timeWindow: '1 minute',
  hook: 'preHandler' as const,
  keyGenerator: ({ session, ip }: FastifyRequest) =>
    `marks|${session?.kind === 'person' && session.personId ? session.personId : ip}`,
};

/** One's own marks and notes: nobody else's are ever read or written here, by whatever role. */
export function markRoutes(app: App, services: Services): void {
  const { marks, markNews } = services;

  /** `MarksPull` */
  app.get(
    '/api/meetings/:id/marks',
    {
      config: { rateLimit },
      schema: { params: Params, querystring: z.object({ after: z.coerce.number().int().min(0).default(0) }) },
    },
    async (request, reply) => {
      const reader = await personReading(services, request, reply, request.params.id);
      if (!reader) return reply;
      const owner = { personId: reader.viewer.personId, meetingId: reader.host.meetingId };
      return reply.header('cache-control', 'no-store').send(await marks.pull(owner, request.query.after));
    },
  );

  /** `MarksPushed`; refuses `marks-full` (409). */
  app.post(
    '/api/meetings/:id/marks',
    { config: { rateLimit }, bodyLimit: 512 * 1024, schema: { params: Params, body: MarksPush } },
    async (request, reply) => {
      const reader = await personReading(services, request, reply, request.params.id);
      if (!reader) return reply;
      const owner = { personId: reader.viewer.personId, meetingId: reader.host.meetingId };
      const pushed = await marks.push(owner, request.body.marks);
      if (!pushed.ok) return sendRefusal(reply, 409, pushed.refusal);
      const { before, rev, newer } = pushed;
      if (rev > before) markNews.emit('changed', owner, rev);
      return { before, rev, newer };
    },
  );
}

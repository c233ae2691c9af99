import { MarksPush } from '@dien-hong/shared/reading';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { refusal, sendRefusal } from '../plugins/errors.ts';
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

/** Whom the device believes to be signed in: on a shared tablet another may be by now. */
const of = z.string().max(80).optional();

/** One's own marks and notes: nobody else's are ever read or written here, by whatever role. */
export function markRoutes(app: App, services: Services): void {
  const { marks, markNews } = services;

  /** Whose marks of which meeting; null after answering. */
  async function ownerOf(
    request: FastifyRequest<{ Params: z.infer<typeof Params> }>,
    reply: FastifyReply,
    believed: string | undefined,
  ) {
    const reader = await personReading(services, request, reply, request.params.id);
    if (!reader) return null;
    const { personId } = reader.viewer;
    if (believed === undefined || believed === personId) return { personId, meetingId: reader.host.meetingId };
    sendRefusal(reply, 401, refusal('not-signed-in'));
    return null;
  }

  /** `MarksPull` */
  app.get(
    '/api/meetings/:id/marks',
    {
      config: { rateLimit },
      schema: { params: Params, querystring: z.object({ of, after: z.coerce.number().int().min(0).default(0) }) },
    },
    async (request, reply) => {
      const owner = await ownerOf(request, reply, request.query.of);
      if (!owner) return reply;
      return reply.header('cache-control', 'no-store').send(await marks.pull(owner, request.query.after));
    },
  );

  /** `MarksPushed`; refuses `marks-full` (409). */
  app.post(
    '/api/meetings/:id/marks',
    {
      config: { rateLimit },
      bodyLimit: 512 * 1024,
      schema: { params: Params, querystring: z.object({ of }), body: MarksPush },
    },
    async (request, reply) => {
      const owner = await ownerOf(request, reply, request.query.of);
      if (!owner) return reply;
      const pushed = await marks.push(owner, request.body.marks);
      if (!pushed.ok) return sendRefusal(reply, 409, pushed.refusal);
      const { before, rev, newer } = pushed;
      if (rev > before) markNews.emit('changed', owner, rev);
      return { before, rev, newer };
    },
  );
}

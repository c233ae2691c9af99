import { eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { tables } from '../db/open.ts';
import { takeIn } from '../documents/takeIn.ts';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import { personOf } from '../plugins/login.ts';
import type { Services } from '../services.ts';
import type { App } from './app.ts';

const { meetings, uploads } = tables;
const Params = z.object({ id: z.string().max(80) });

/**
 * Takes in a PDF or an office document of a meeting. It becomes a paper only when chair or secretary publish it, or when a draft that names it is
 * convened.
 */
export function uploadRoutes(app: App, services: Services): void {
  const { db } = services.database;

  /** Who prepares the meeting, this person among them; null after answering. */
  function officersFor(request: FastifyRequest, reply: FastifyReply, meetingId: string) {
    const personId = personOf(request, reply);
    if (!personId) return null;
    const row = db.select().from(meetings).where(eq(meetings.id, meetingId)).get();
    const officers = [...(row?.draft.info.chairs ?? []), ...(row?.draft.info.secretaries ?? [])];
    if (officers.includes(personId)) return { personId, officers };
    sendRefusal(reply, 403, refusal('not-chair-or-secretary'));
    return null;
  }

  app.post('/api/meetings/:id/uploads', { schema: { params: Params } }, async (request, reply) => {
    const who = officersFor(request, reply, request.params.id);
    if (!who) return reply;
    const made = await takeIn(services, await request.file(), who.personId);
    return made.ok ? made.taken : sendRefusal(reply, 422, made.refusal);
  });

  /** `{pages, bytes, removed, drawn, complete}` of what one of the meeting's officers has uploaded: how far it is from being read. */
  app.get(
    '/api/meetings/:id/uploads/:sha256',
    { schema: { params: Params.extend({ sha256: z.string().max(64) }) } },
    async (request, reply) => {
      const who = officersFor(request, reply, request.params.id);
      if (!who) return reply;
      const { sha256 } = request.params;
      const upload = db.select().from(uploads).where(eq(uploads.sha256, sha256)).get();
      if (!upload || !who.officers.includes(upload.uploadedBy))
        return sendRefusal(reply, 404, refusal('paper-not-uploaded'));
      const reading = await services.renditions.reading(sha256);
      const { pages, bytes, removed } = upload;
      reply.header('cache-control', 'no-store');
      return { pages, bytes, removed, drawn: reading?.drawn ?? 0, complete: reading?.complete ?? false };
    },
  );
}

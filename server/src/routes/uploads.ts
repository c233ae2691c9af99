import { eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { tables } from '../db/open.ts';
import { takeIn } from '../documents/takeIn.ts';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import { personOf } from '../plugins/login.ts';
import type { Services } from '../services.ts';
import type { App } from './app.ts';
import { pdf, sendBlob } from './bytes.ts';

const { meetings } = tables;
const Params = z.object({ id: z.string().max(80) });
const File = Params.extend({ sha256: z.string().max(64) });

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
    if (officers.includes(personId)) return { personId };
    sendRefusal(reply, 403, refusal('not-chair-or-secretary'));
    return null;
  }

  app.post('/api/meetings/:id/uploads', { schema: { params: Params } }, async (request, reply) => {
    const who = officersFor(request, reply, request.params.id);
    if (!who) return reply;
    const made = await takeIn(services, await request.file(), `meeting:${request.params.id}`, who.personId);
    return made.ok ? made.taken : sendRefusal(reply, 422, made.refusal);
  });

  /** A file that was brought to this meeting, for those who prepare it; null after answering. */
  function broughtTo(request: FastifyRequest<{ Params: z.infer<typeof File> }>, reply: FastifyReply) {
    const { id, sha256 } = request.params;
    const who = officersFor(request, reply, id);
    if (!who) return null;
    const upload = services.uploads.find(`meeting:${id}`, sha256);
    if (upload) return { ...upload, personId: who.personId };
    sendRefusal(reply, 404, refusal('paper-not-uploaded'));
    return null;
  }

  /** `{pages, bytes, removed, doubts, confirmed, drawn, complete}` of a file of this meeting: what it is, and how far from being read. */
  app.get('/api/meetings/:id/uploads/:sha256', { schema: { params: File } }, async (request, reply) => {
    const upload = broughtTo(request, reply);
    if (!upload) return reply;
    const reading = await services.renditions.reading(upload.sha256);
    const { pages, bytes, removed, doubts, confirmed } = upload;
    reply.header('cache-control', 'no-store');
    const progress = { drawn: reading?.drawn ?? 0, complete: reading?.complete ?? false };
    return { pages, bytes, removed, doubts, confirmed, ...progress };
  });

  /** The file as its readers will get it, to be looked at before they do. */
  app.get('/api/meetings/:id/uploads/:sha256/file', { schema: { params: File } }, async (request, reply) => {
    const upload = broughtTo(request, reply);
    if (!upload) return reply;
    const file = services.renditions.handedOut(upload.sha256);
    if (file === null || !(await sendBlob(request, reply, services.blobs, file, pdf)))
      return sendRefusal(reply, 404, refusal('paper-not-uploaded'));
    return reply;
  });

  /** Somebody who prepares the meeting has looked at what was in doubt about a file. */
  app.post('/api/meetings/:id/uploads/:sha256/confirm', { schema: { params: File } }, async (request, reply) => {
    const upload = broughtTo(request, reply);
    if (!upload) return reply;
    services.uploads.confirm(`meeting:${request.params.id}`, upload.sha256, upload.personId);
    return { ok: true };
  });
}

import { eq } from 'drizzle-orm';
import * as z from 'zod';
import { tables } from '../db/open.ts';
import { inspectPdf } from '../documents/intake.ts';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import { personOf } from '../plugins/login.ts';
import type { Services } from '../services.ts';
import type { App } from './app.ts';

const { meetings, uploads } = tables;

/**
 * Takes in a PDF: inspected in a process of its own, kept by digest. It becomes a paper only when chair or secretary publish
 * it, or when a draft that names it is convened. Where active content had to be removed, the cleaned copy is what is kept.
 */
export function uploadRoutes(app: App, services: Services): void {
  const { blobs, database, now } = services;
  const { db } = database;

  app.post(
    '/api/meetings/:id/uploads',
    { schema: { params: z.object({ id: z.string().max(80) }) } },
    async (request, reply) => {
      const personId = personOf(request, reply);
      if (!personId) return reply;
      const row = db.select().from(meetings).where(eq(meetings.id, request.params.id)).get();
      const officers = [...(row?.draft.info.chairs ?? []), ...(row?.draft.info.secretaries ?? [])];
      if (!officers.includes(personId)) return sendRefusal(reply, 403, refusal('not-chair-or-secretary'));
      const part = await request.file();
      if (!part) return sendRefusal(reply, 400, refusal('bad-input', { place: 'file' }));
      const taken = await inspectPdf(new Uint8Array(await part.toBuffer()));
      if (!taken.ok) return sendRefusal(reply, 422, taken.refusal);
      const bytes = taken.sanitized ?? taken.bytes;
      const sha256 = await blobs.put(bytes);
      const { pages, removed } = taken;
      db.insert(uploads)
        .values({ sha256, pages, bytes: bytes.length, removed, uploadedBy: personId, at: now() })
        .onConflictDoNothing()
        .run();
      return { sha256, pages, bytes: bytes.length, removed };
    },
  );
}

import { eq } from 'drizzle-orm';
import * as z from 'zod';
import { tables } from '../db/open.ts';
import { takeIn } from '../documents/takeIn.ts';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import { personOf } from '../plugins/login.ts';
import type { Services } from '../services.ts';
import type { App } from './app.ts';

const { meetings } = tables;

/**
 * Takes in a PDF of a meeting. It becomes a paper only when chair or secretary publish it, or when a draft that names it is
 * convened.
 */
export function uploadRoutes(app: App, services: Services): void {
  const { db } = services.database;

  app.post(
    '/api/meetings/:id/uploads',
    { schema: { params: z.object({ id: z.string().max(80) }) } },
    async (request, reply) => {
      const personId = personOf(request, reply);
      if (!personId) return reply;
      const row = db.select().from(meetings).where(eq(meetings.id, request.params.id)).get();
      const officers = [...(row?.draft.info.chairs ?? []), ...(row?.draft.info.secretaries ?? [])];
      if (!officers.includes(personId)) return sendRefusal(reply, 403, refusal('not-chair-or-secretary'));
      const made = await takeIn(services, await request.file(), personId);
      return made.ok ? made.taken : sendRefusal(reply, 422, made.refusal);
    },
  );
}

import * as z from 'zod';
import { buildArchive } from '../archive/build.ts';
import { sendRefusal } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { officerOf } from './access.ts';
import type { App } from './app.ts';

/** The archive of a closed meeting, for its chair and secretary: one ZIP that verifies without this server. */
export function archiveRoutes(app: App, services: Services): void {
  app.get(
    '/api/meetings/:id/archive.zip',
    { schema: { params: z.object({ id: z.string().max(80) }) } },
    async (request, reply) => {
      const officer = await officerOf(services, request, reply, request.params.id);
      if (!officer) return reply;
      const built = await buildArchive(services, officer.host);
      if (!built.ok) return sendRefusal(reply, 409, built.refusal);
      return reply
        .type('application/zip')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${built.name}"`)
        .send(built.zip);
    },
  );
}

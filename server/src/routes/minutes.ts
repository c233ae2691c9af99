import { knowsWhole, limits, text as written } from '@dien-hong/shared';
import * as z from 'zod';
import { openMinutesDesk } from '../minutes/desk.ts';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { attendeeKnowing, officerOf } from './access.ts';
import type { App } from './app.ts';
import { Cms, sendPdf } from './pdf.ts';

const Params = z.object({ id: z.string().max(80) });
const Key = z.string().regex(/^(item|conclusion|speech):[A-Za-z0-9._:-]{1,80}$|^(closing|number)$/);
const Job = Params.extend({ job: z.uuid() });

/** The minutes: what the secretary writes, the pages, the two signatures. */
export function minutesRoutes(app: App, services: Services): void {
  const desk = openMinutesDesk(services);
  const { blobs } = services;

  app.get('/api/meetings/:id/minutes', { schema: { params: Params } }, async (request, reply) => {
    const officer = await officerOf(services, request, reply, request.params.id);
    if (!officer) return reply;
    const { prepared, signatures } = officer.host.state.minutes;
    return { texts: desk.texts(request.params.id), content: await desk.content(officer.host), prepared, signatures };
  });

  /** What the minutes lack as they stand: asked before they are laid out. */
  app.get('/api/meetings/:id/minutes/gaps', { schema: { params: Params } }, async (request, reply) => {
    const officer = await officerOf(services, request, reply, request.params.id);
    return officer ? { gaps: await desk.gaps(officer.host) } : reply;
  });

  app.put(
    '/api/meetings/:id/minutes/texts/:key',
    {
      schema: {
        params: Params.extend({ key: Key }),
        body: z.object({ text: written(limits.minutes, 0), version: z.int().min(0) }),
      },
    },
    async (request, reply) => {
      const { id, key } = request.params;
      const officer = await officerOf(services, request, reply, id);
      if (!officer) return reply;
      if (officer.host.state.minutes.signatures.length > 0)
        return sendRefusal(reply, 409, refusal('minutes-already-signed'));
      const { text, version } = request.body;
      const saved = desk.write(id, key, text, version, officer.personId);
      return saved.ok ? { version: saved.version } : sendRefusal(reply, 409, saved.refusal);
    },
  );

  app.get('/api/meetings/:id/minutes/preview.pdf', { schema: { params: Params } }, async (request, reply) => {
    const officer = await officerOf(services, request, reply, request.params.id);
    if (!officer) return reply;
    const bytes = await desk.preview(officer.host);
    return sendPdf(reply, bytes, 'bien-ban', 'never');
  });

  app.post('/api/meetings/:id/minutes/layout', { schema: { params: Params } }, async (request, reply) => {
    const officer = await officerOf(services, request, reply, request.params.id);
    if (!officer) return reply;
    const answer = await desk.layOut(officer.host, officer.personId);
    return answer.ok ? answer : sendRefusal(reply, 409, answer.refusal);
  });

  /** The laid-out minutes in their latest revision, for everyone who attends; they tell of every item. */
  app.get(
    '/api/meetings/:id/minutes/current/:sha256',
    { schema: { params: Params.extend({ sha256: z.string().max(64) }) } },
    async (request, reply) => {
      const host = await attendeeKnowing(services, request, reply, request.params.id, knowsWhole);
      if (!host) return reply;
      const { sha256 } = request.params;
      const bytes = host.state.minutes.prepared?.sha256 === sha256 ? await blobs.get(sha256) : null;
      if (!bytes) return sendRefusal(reply, 404, refusal('minutes-not-prepared'));
      return sendPdf(reply, bytes, 'bien-ban', 'forever');
    },
  );

  app.post('/api/meetings/:id/minutes/signing', { schema: { params: Params } }, async (request, reply) => {
    const officer = await officerOf(services, request, reply, request.params.id);
    if (!officer) return reply;
    const made = await desk.prepareSignature(officer.host, officer.personId);
    if (!made.ok) return sendRefusal(reply, 409, made.refusal);
    const { ok: _, ...job } = made;
    return job;
  });

  app.get('/api/meetings/:id/minutes/signing/:job/pdf', { schema: { params: Job } }, async (request, reply) => {
    const { id, job } = request.params;
    const officer = await officerOf(services, request, reply, id);
    if (!officer) return reply;
    const bytes = await desk.preparedBytes(id, job, officer.personId);
    if (!bytes) return sendRefusal(reply, 404, refusal('minutes-not-prepared'));
    return sendPdf(reply, bytes, 'bien-ban', 'never');
  });

  app.post(
    '/api/meetings/:id/minutes/signing/:job',
    {
      schema: {
        params: Job,
        body: z.object({ cms: Cms }),
      },
    },
    async (request, reply) => {
      const { id, job } = request.params;
      const officer = await officerOf(services, request, reply, id);
      if (!officer) return reply;
      const cms = new Uint8Array(Buffer.from(request.body.cms, 'base64'));
      const done = await desk.completeSignature(officer.host, job, officer.personId, cms);
      return done.ok ? { sha256: done.sha256 } : sendRefusal(reply, 409, done.refusal);
    },
  );
}

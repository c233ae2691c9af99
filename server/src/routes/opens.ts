import { mayRead, paperAudience, paperOf, versionOf } from '@dien-hong/shared';
import type { PaperOpened } from '@dien-hong/shared/reading';
import { eq } from 'drizzle-orm';
import * as z from 'zod';
import { tables } from '../db/open.ts';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { officerOf, personReading } from './access.ts';
import type { App } from './app.ts';

const { paperOpens } = tables;
const Meeting = z.object({ id: z.string().max(80) });
const Paper = Meeting.extend({ paper: z.string().max(80), sha256: z.string().max(64) });

/** Read receipts: that somebody has opened a version of a paper, and when first. Never which page, nor how often. */
export function openRoutes(app: App, services: Services): void {
  const { db } = services.database;

  /** The reader's own; told again it changes nothing. */
  app.post('/api/meetings/:id/papers/:paper/:sha256/opened', { schema: { params: Paper } }, async (request, reply) => {
    const { id: meetingId, paper: paperId, sha256 } = request.params;
    const reader = await personReading(services, request, reply, meetingId);
    if (!reader) return reply;
    const { viewer, host } = reader;
    const paper = paperOf(host.state, paperId);
    const opened = paper && mayRead(paperAudience(paper, host.state), viewer) ? versionOf(paper, sha256) : undefined;
    if (!opened) return sendRefusal(reply, 404, refusal('paper-unknown'));
    const { version } = opened;
    const receipt = { meetingId, paperId, version, personId: viewer.personId, at: services.now() };
    db.insert(paperOpens).values(receipt).onConflictDoNothing().run();
    return { ok: true };
  });

  /** `{opened: PaperOpened[]}`, for chair and secretary. */
  app.get('/api/meetings/:id/opened', { schema: { params: Meeting } }, async (request, reply) => {
    const officer = await officerOf(services, request, reply, request.params.id);
    if (!officer) return reply;
    const { paperId, version, personId, at } = paperOpens;
    const opened: PaperOpened[] = db
      .select({ paperId, version, personId, at })
      .from(paperOpens)
      .where(eq(paperOpens.meetingId, officer.host.meetingId))
      .orderBy(at)
      .all();
    return { opened };
  });
}

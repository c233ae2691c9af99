import {
  bodyOf,
  checkDraft,
  composed,
  filesOf,
  inputRefusal,
  limits,
  MeetingDraft,
  type MeetingInfo,
  type MeetingState,
  ofRow,
  readablePapers,
  takesReports,
  viewerOf,
} from '@dien-hong/shared';
import canonicalize from 'canonicalize';
import { and, eq, isNull } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { tables } from '../db/open.ts';
import { PutAside } from '../log/fault.ts';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import { personOf } from '../plugins/login.ts';
import type { Services } from '../services.ts';
import { officerOf, readerOf } from './access.ts';
import type { App } from './app.ts';

const Params = z.object({ id: z.string().max(80) });

/** My meetings, a meeting's directory, preparing and convening it. */
export function meetingRoutes(app: App, services: Services): void {
  const { database, directory, meetings, rulePacks, sessions } = services;
  const { db } = database;

  /**
   * Those I am invited to, and those I prepare as their secretary or chair. `papers`: how many I may open; `files`: the digests of
   * all their files, earlier versions included; `takesReports`: I may report a consultation's result there. What a device keeps
   * beyond them it must let go, but for the meetings that are put `aside`: their logs, which say who may read what, cannot be read
   * now.
   */
  app.get('/api/meetings', async (request, reply) => {
    const personId = personOf(request, reply);
    if (!personId) return reply;
    const rows = db.select().from(tables.meetings).all();
    const mine = await Promise.all(
      rows.map(async ({ id, draft, convenedAt }) => {
        const officer = draft.info.chairs.includes(personId) || draft.info.secretaries.includes(personId);
        const state = convenedAt === null ? null : await stateOf(id);
        const named = officer || (state === 'aside' && draft.invited.some((one) => one.personId === personId));
        const invited = state && state !== 'aside' ? Object.hasOwn(state.attendance.people, personId) : named;
        if (!invited) return [];
        if (state === 'aside') return [asideRow(id, draft, personId)];
        const papers = state ? readablePapers(state, viewerOf(state, personId)) : [];
        return [
          {
            ...facts(id, state?.life.info ?? draft.info, personId),
            phase: state?.life.phase ?? 'preparing',
            takesReports: state !== null && takesReports(state, personId),
            papers: state ? papers.filter(({ file }) => file !== null).length : draft.papers.length,
            items: state?.agenda.items.length ?? draft.items.length,
            files: papers.flatMap(filesOf).map(({ sha256 }) => sha256),
          },
        ];
      }),
    );
    const person = db.select().from(tables.persons).where(eq(tables.persons.id, personId)).get();
    const own = new Set(rows.filter((one) => one.organisationId === person?.organisationId).map((one) => one.id));
    const aside = meetings.aside.map((one) => one.id).filter((one) => own.has(one));
    return { meetings: mine.flat().sort((a, b) => a.scheduledStart - b.scheduledStart), aside };
  });

  /** The meeting as it stands, or that it is put aside: the others are listed all the same. */
  async function stateOf(id: string): Promise<MeetingState | 'aside' | null> {
    try {
      return await meetings.listed(id);
    } catch (error) {
      if (error instanceof PutAside) return 'aside';
      throw error;
    }
  }

  const facts = (id: string, info: MeetingInfo, personId: string) => ({
    ...{ id, title: info.title, kind: info.kind, body: bodyOf(info.rules), room: info.room.name },
    ...{ scheduledStart: info.scheduledStart, scheduledEnd: info.scheduledEnd },
    role: info.chairs.includes(personId) ? 'chair' : info.secretaries.includes(personId) ? 'secretary' : 'member',
  });

  /** What the invitation said: who has come or gone since, and which papers stand, nobody can say now. */
  const asideRow = (id: string, draft: MeetingDraft, personId: string) => ({
    ...facts(id, draft.info, personId),
    ...{ phase: 'aside', takesReports: false, papers: draft.papers.length, items: draft.items.length, files: [] },
  });

  /** Names and offices of the people of a meeting: the log itself holds ids only. */
  app.get('/api/meetings/:id/directory', { schema: { params: Params } }, async (request, reply) => {
    const reader = await readerOf(services, request, reply, request.params.id);
    if (!reader) return reply;
    const { state } = reader.host;
    const organisationId = state.life.info?.organisation.id ?? '';
    return {
      people: directory.people(Object.keys(state.attendance.people)),
      units: directory.units(organisationId),
    };
  });

  /** Everyone of the organisation, to name a substitute or a presenter. Chair and secretary only. */
  app.get('/api/meetings/:id/candidates', { schema: { params: Params } }, async (request, reply) => {
    const officer = await officerOf(services, request, reply, request.params.id);
    if (!officer) return reply;
    const organisationId = officer.host.state.life.info?.organisation.id ?? '';
    return { people: directory.everyone(organisationId) };
  });

  /** A one-time code with which a big screen signs in to this meeting. */
  app.post('/api/meetings/:id/screen-code', { schema: { params: Params } }, async (request, reply) => {
    const officer = await officerOf(services, request, reply, request.params.id);
    return officer ? { code: sessions.makeCode({ meetingId: request.params.id }) } : reply;
  });

  /** The draft, for its chair and secretaries; null after answering. */
  const preparing = (request: FastifyRequest, reply: FastifyReply, id: string) => {
    const personId = personOf(request, reply);
    if (!personId) return null;
    const row = db.select().from(tables.meetings).where(eq(tables.meetings.id, id)).get();
    const info = row?.draft.info;
    if (row && (info?.chairs.includes(personId) || info?.secretaries.includes(personId))) return row;
    sendRefusal(reply, 403, refusal('not-chair-or-secretary'));
    return null;
  };

  app.get('/api/meetings/:id/draft', { schema: { params: Params } }, async (request, reply) => {
    const row = preparing(request, reply, request.params.id);
    if (!row) return reply;
    return {
      version: row.version,
      convened: row.convenedAt !== null,
      draft: row.draft,
      people: directory.everyone(row.organisationId),
      units: directory.units(row.organisationId),
    };
  });

  /** Saves the draft over the version it was read at; somebody else's newer one is never overwritten. */
  app.put(
    '/api/meetings/:id/draft',
    {
      schema: { params: Params, body: z.object({ version: z.int(), draft: z.unknown() }) },
      bodyLimit: limits.draft,
      // Before the body is read: nobody else may make the server swallow so much.
      onRequest: async (request, reply) => (preparing(request, reply, request.params.id) ? undefined : reply),
    },
    async (request, reply) => {
      const row = preparing(request, reply, request.params.id);
      if (!row) return reply;
      const read = MeetingDraft.safeParse(request.body.draft);
      if (!read.success) return sendRefusal(reply, 400, inputRefusal(read.error.issues));
      const draft = read.data;
      const { id } = request.params;
      if (draft.info.id !== id) return sendRefusal(reply, 400, refusal('bad-input', { place: 'info.id' }));
      const problem =
        checkDraft(draft) ??
        unknownPeople(draft, row.organisationId) ??
        unknownRules(draft, row.draft) ??
        foreignFiles(draft, row.draft);
      if (problem) return sendRefusal(reply, 409, problem);
      const version = request.body.version;
      const saved = db
        .update(tables.meetings)
        .set({ draft, version: version + 1 })
        .where(
          and(eq(tables.meetings.id, id), eq(tables.meetings.version, version), isNull(tables.meetings.convenedAt)),
        )
        .run();
      if (saved.changes === 0)
        return sendRefusal(reply, 409, refusal(row.convenedAt === null ? 'draft-changed' : 'meeting-already-convened'));
      return { version: version + 1 };
    },
  );

  const unknownPeople = (draft: MeetingDraft, organisationId: string) => {
    const known = new Set(directory.everyone(organisationId).map((one) => one.id));
    return draft.invited.every((one) => known.has(one.personId)) ? null : refusal('draft-person-unknown');
  };

  /** The law is not made in a draft: its pack is the one it had, or one that is kept here. */
  const unknownRules = ({ info: { rules } }: MeetingDraft, saved: MeetingDraft) =>
    canonicalize(rules) === canonicalize(composed(saved.info.rules)) || rulePacks.keeps(rules)
      ? null
      : refusal('rules-unknown');

  /** A file is named where it was brought, or stays where it was. */
  const foreignFiles = (draft: MeetingDraft, saved: MeetingDraft) => {
    const had = new Set(saved.papers.map(({ file }) => file?.sha256));
    for (const { file, subject } of draft.papers) {
      if (!file || had.has(file.sha256)) continue;
      const named = services.uploads.named(`meeting:${draft.info.id}`, file.sha256);
      if (!named.ok) return ofRow(named.refusal, { paper: subject });
      const { pages, bytes } = named.upload;
      if (pages !== file.pages || bytes !== file.bytes)
        return ofRow(refusal('bad-input', { place: 'file' }), { paper: subject });
    }
    return null;
  };

  /** Sends the invitation: from here on the log is the truth. */
  app.post(
    '/api/meetings/:id/convene',
    { schema: { params: Params, body: z.object({ version: z.int() }) } },
    async (request, reply) => {
      const row = preparing(request, reply, request.params.id);
      if (!row) return reply;
      const problem = await meetings.convene(row.id, request.body.version);
      return problem ? sendRefusal(reply, 409, problem) : { ok: true };
    },
  );
}

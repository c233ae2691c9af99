import {
  type Consultation,
  ConsultationInfo,
  consultationFor,
  consultationResult,
  explainConsultation,
  inputRefusal,
  isLate,
  lookUp,
} from '@dien-hong/shared';
import { eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { tables } from '../db/open.ts';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import { personOf } from '../plugins/login.ts';
import type { Services } from '../services.ts';
import { attendeeOf } from './access.ts';
import type { App } from './app.ts';

const Params = z.object({ id: z.string().max(80) });
const Draft = z.object({ version: z.int(), draft: z.unknown() });

/** Preparing written consultations: who may, what he picks from, drafts and sending. */
export function consultationRoutes(app: App, services: Services): void {
  const { consultations, database, directory, rulePacks } = services;
  const { db } = database;

  /** Somebody who may prepare consultations; null after answering. */
  function preparerOf(
    request: FastifyRequest,
    reply: FastifyReply,
  ): { personId: string; organisationId: string } | null {
    const personId = personOf(request, reply);
    if (!personId) return null;
    if (!consultations.mayPrepare(personId)) {
      sendRefusal(reply, 403, refusal('consultation-not-preparer'));
      return null;
    }
    const person = db.select().from(tables.persons).where(eq(tables.persons.id, personId)).get();
    return { personId, organisationId: person?.organisationId ?? '' };
  }

  /** A draft of which this person is a secretary; null after answering. */
  function draftOf(request: FastifyRequest, reply: FastifyReply, id: string) {
    const preparer = preparerOf(request, reply);
    if (!preparer) return null;
    const row = consultations.row(id);
    if (row?.draft.secretaries.includes(preparer.personId)) return { row, ...preparer };
    sendRefusal(reply, 403, refusal('consultation-only-secretary'));
    return null;
  }

  function read(reply: FastifyReply, value: unknown): ConsultationInfo | null {
    const parsed = ConsultationInfo.safeParse(value);
    if (parsed.success) return parsed.data;
    sendRefusal(reply, 400, inputRefusal(parsed.error.issues));
    return null;
  }

  /** Those I run and those I am asked in, the open ones first by deadline. */
  app.get('/api/consultations', async (request, reply) => {
    const personId = personOf(request, reply);
    if (!personId) return reply;
    const drafts = consultations
      .drafts()
      .filter(({ draft }) => draft.secretaries.includes(personId))
      .map(({ id, draft: { number, subject, deadline, recipients } }) => ({
        ...{ id, number, subject, deadline, stage: 'draft', sentAt: null, runs: true, asked: false, own: null },
        ...{ answered: 0, recipients: recipients.length, reminded: false },
      }));
    const { states, aside } = await consultations.sent();
    const unread = aside.flatMap(({ draft }) => listedAside(draft, personId));
    const sent = states.flatMap((state) => listed(state, personId));
    return {
      consultations: [...drafts, ...unread, ...sent],
      mayPrepare: consultations.mayPrepare(personId),
      now: services.now(),
    };
  });

  /** One that is put aside, for whom its draft names: what became of it nobody can say now. */
  function listedAside(draft: ConsultationInfo, personId: string) {
    const { id, number, subject, deadline, recipients, secretaries, followUpId } = draft;
    const runs = secretaries.includes(personId) || followUpId === personId;
    const asked = recipients.includes(personId);
    if (!runs && !asked) return [];
    return [
      {
        ...{ id, number, subject, stage: 'aside', deadline, sentAt: null, runs, asked, own: null, answered: null },
        ...{ recipients: recipients.length, reminded: false },
      },
    ];
  }

  function listed(whole: Consultation, personId: string) {
    const state = consultationFor(whole, personId);
    if (!state?.info) return [];
    const { info, stage, deadline, sentAt } = state;
    const runs = info.secretaries.includes(personId) || info.followUpId === personId;
    const own = lookUp(state.answers, personId);
    return [
      {
        ...{ id: info.id, number: info.number, subject: info.subject, stage, deadline, sentAt, runs },
        asked: info.recipients.includes(personId),
        own: own ? { choice: own.choice, at: own.at, late: isLate(state, own) } : null,
        answered: runs || stage === 'closed' ? Object.keys(whole.answers).length : null,
        recipients: info.recipients.length,
        reminded: state.reminders.some((one) => one.personIds.includes(personId)),
      },
    ];
  }

  /** What the editor offers: people, bodies to ask, packs, units. */
  app.get('/api/consultations/desk', async (request, reply) => {
    const preparer = preparerOf(request, reply);
    if (!preparer) return reply;
    const { organisationId, personId } = preparer;
    const organisation = db
      .select()
      .from(tables.organisations)
      .where(eq(tables.organisations.id, organisationId))
      .get();
    const meetings = db.select().from(tables.meetings).where(eq(tables.meetings.organisationId, organisationId)).all();
    return {
      organisation: organisation ?? { id: organisationId, name: '' },
      people: directory.everyone(organisationId),
      units: directory.units(organisationId),
      // Who sits in a meeting is known to those who run it.
      bodies: meetings
        .filter(({ draft: { info } }) => info.chairs.includes(personId) || info.secretaries.includes(personId))
        .map(({ draft: { info, invited } }) => ({
          ...{ id: info.id, name: info.title, organisation: info.organisation, rules: info.rules.id },
          voters: invited.filter((one) => one.voter).map((one) => one.personId),
        })),
      packs: rulePacks.all().map(({ pack, standard }) => ({ pack, standard })),
      now: services.now(),
    };
  });

  app.post('/api/consultations', { schema: { body: z.object({ draft: z.unknown() }) } }, async (request, reply) => {
    const preparer = preparerOf(request, reply);
    if (!preparer) return reply;
    const draft = read(reply, request.body.draft);
    if (!draft) return reply;
    const there = consultations.row(draft.id);
    if (there?.draft.secretaries.includes(preparer.personId)) return sendRefusal(reply, 409, refusal('draft-changed'));
    if (there || !draft.secretaries.includes(preparer.personId))
      return sendRefusal(reply, 409, refusal('consultation-only-secretary'));
    const made = consultations.create(draft, preparer.organisationId);
    return made.ok ? { id: draft.id, version: 1 } : sendRefusal(reply, 409, made.refusal);
  });

  app.get('/api/consultations/:id/draft', { schema: { params: Params } }, async (request, reply) => {
    const found = draftOf(request, reply, request.params.id);
    if (!found) return reply;
    const { draft, version, sentAt } = found.row;
    return { draft, version, sent: sentAt !== null };
  });

  app.put('/api/consultations/:id/draft', { schema: { params: Params, body: Draft } }, async (request, reply) => {
    const found = draftOf(request, reply, request.params.id);
    if (!found) return reply;
    const draft = read(reply, request.body.draft);
    if (!draft) return reply;
    if (draft.id !== found.row.id) return sendRefusal(reply, 400, refusal('bad-input', { place: 'id' }));
    const saved = consultations.save(draft, request.body.version, found.organisationId);
    return saved.ok ? { version: saved.version } : sendRefusal(reply, 409, saved.refusal);
  });

  app.delete('/api/consultations/:id', { schema: { params: Params } }, async (request, reply) => {
    const found = draftOf(request, reply, request.params.id);
    if (!found) return reply;
    const removed = consultations.remove(found.row.id);
    return removed.ok ? { ok: true } : sendRefusal(reply, 409, removed.refusal);
  });

  /** Sends it to everyone who is asked: from here on the log is the truth. */
  app.post(
    '/api/consultations/:id/send',
    { schema: { params: Params, body: z.object({ version: z.int() }) } },
    async (request, reply) => {
      const found = draftOf(request, reply, request.params.id);
      if (!found) return reply;
      const sent = await consultations.send(found.row.id, request.body.version);
      return sent.ok ? { ok: true } : sendRefusal(reply, 409, sent.refusal);
    },
  );

  /** What was reported at a meeting, for everyone who attends it. */
  app.get('/api/meetings/:id/consultations', { schema: { params: Params } }, async (request, reply) => {
    const host = await attendeeOf(services, request, reply, request.params.id);
    if (!host) return reply;
    const { reported } = await consultations.reportedAt(request.params.id);
    return {
      reported: reported.map((state) => ({
        ...{ id: state.info?.id, number: state.info?.number, subject: state.info?.subject },
        ...{ passed: consultationResult(state).passed, told: explainConsultation(state, 'vi') },
      })),
    };
  });
}

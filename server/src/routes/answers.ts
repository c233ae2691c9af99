import {
  ConsultationCommand,
  compareNames,
  consultationFor,
  consultationResult,
  explainConsultation,
  inputRefusal,
  isChair,
  isSecretary,
  limits,
  memberStatistics,
  takesReports,
  line as written,
} from '@dien-hong/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { summaryOf } from '../consultations/summary.ts';
import { consultationWorkbook, statisticsWorkbook } from '../consultations/workbook.ts';
import { paperGaps } from '../documents/forms/paperGaps.ts';
import { printConsultation } from '../documents/forms/press.ts';
import { takeIn } from '../documents/takeIn.ts';
import type { Outside } from '../log/logHost.ts';
import { refusal, sendRefusal } from '../plugins/errors.ts';
import { personOf } from '../plugins/login.ts';
import type { Services } from '../services.ts';
import type { App } from './app.ts';
import { pdf, sendBlob } from './bytes.ts';
import { sendPdf } from './pdf.ts';

const Params = z.object({ id: z.string().max(80) });
const Period = z.object({ from: z.coerce.number().int().default(0), to: z.coerce.number().int().default(8e15) });
/** The number of the summary itself, as its writer gives it when it is printed. */
const Numbered = z.object({ number: z.optional(written(limits.number, 0)) });
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A consultation that was sent: reading it, answering, running it, what came of it. */
export function answerRoutes(app: App, services: Services): void {
  const { blobs, consultations, directory, meetings } = services;

  /** The consultation as this person may read it; null after answering. One answer whether it exists or not. */
  async function readerOf(request: FastifyRequest, reply: FastifyReply, id: string) {
    const personId = personOf(request, reply);
    if (!personId) return null;
    const host = await consultations.host(id);
    const state = host && consultationFor(host.state, personId);
    if (host && state?.info) {
      const runs = state.info.secretaries.includes(personId) || state.info.followUpId === personId;
      return { host, state, info: state.info, personId, runs };
    }
    sendRefusal(reply, 403, refusal('consultation-unknown'));
    return null;
  }

  app.get('/api/consultations/:id', { schema: { params: Params } }, async (request, reply) => {
    const reader = await readerOf(request, reply, request.params.id);
    if (!reader) return reply;
    const { host, state, info, runs, personId } = reader;
    const named = [...info.recipients, ...info.secretaries, ...(info.followUpId ? [info.followUpId] : [])];
    const told = runs || state.stage === 'closed';
    return {
      state,
      runs,
      commands: info.secretaries.includes(personId),
      people: directory.people([...new Set(named)]),
      result: told ? consultationResult(host.state) : null,
      // What the printed summary will lack.
      gaps: runs ? paperGaps('consultation', summaryOf(host.state, directory)) : [],
      now: services.now(),
    };
  });

  /** Carries a command out, once however often it is sent with the same id. */
  app.post(
    '/api/consultations/:id/commands',
    {
      schema: { params: Params, body: z.object({ id: z.string().max(80), command: z.unknown() }) },
      bodyLimit: 256 * 1024,
    },
    async (request, reply) => {
      const reader = await readerOf(request, reply, request.params.id);
      if (!reader) return reply;
      const read = ConsultationCommand.safeParse(request.body.command);
      if (!read.success) return sendRefusal(reply, 400, inputRefusal(read.error.issues));
      const { personId, host } = reader;
      let laidOut: Outside | undefined;
      if (read.data.type === 'ReportResult') {
        const meeting = await meetings.host(read.data.meetingId);
        if (!meeting || !(isChair(meeting.state, personId) || isSecretary(meeting.state, personId)))
          return sendRefusal(reply, 409, refusal('consultation-meeting-unknown'));
        // Asked when it is written: minutes that are laid out meanwhile look once more for results, and no later.
        laidOut = () => (takesReports(meeting.state, personId) ? null : refusal('consultation-minutes-laid-out'));
      }
      const answer = await host.submit({ kind: 'person', personId }, request.body.id, read.data, laidOut);
      return answer.ok ? answer : sendRefusal(reply, 409, answer.refusal);
    },
  );

  /** A PDF for the draft, or one that goes with an opinion. */
  app.post('/api/consultations/:id/uploads', { schema: { params: Params } }, async (request, reply) => {
    const personId = personOf(request, reply);
    if (!personId) return reply;
    const { id } = request.params;
    const draft = consultations.row(id)?.draft;
    if (!draft?.secretaries.includes(personId) && !draft?.recipients.includes(personId))
      return sendRefusal(reply, 403, refusal('consultation-unknown'));
    const made = await takeIn(services, await request.file(), `consultation:${id}`, personId);
    return made.ok ? made.taken : sendRefusal(reply, 422, made.refusal);
  });

  /** A secretary of the draft has looked at what was in doubt about a file for it; the bringer of a file for an opinion, at his own. */
  app.post(
    '/api/consultations/:id/uploads/:sha256/confirm',
    { schema: { params: Params.extend({ sha256: z.string().max(64) }) } },
    async (request, reply) => {
      const personId = personOf(request, reply);
      if (!personId) return reply;
      const { id, sha256 } = request.params;
      const secretary = consultations.row(id)?.draft.secretaries.includes(personId) ?? false;
      const own = services.uploads.bringers(`consultation:${id}`, sha256).includes(personId);
      if (!secretary && !own) return sendRefusal(reply, 403, refusal('consultation-unknown'));
      const confirmed = services.uploads.confirm(`consultation:${id}`, sha256, personId);
      return confirmed ? { ok: true } : sendRefusal(reply, 404, refusal('paper-not-uploaded'));
    },
  );

  /** A paper of the consultation, or the file of an opinion this person may read. */
  app.get(
    '/api/consultations/:id/files/:sha256',
    { schema: { params: Params.extend({ sha256: z.string().max(64) }) } },
    async (request, reply) => {
      const reader = await readerOf(request, reply, request.params.id);
      if (!reader) return reply;
      const { sha256 } = request.params;
      const { info, state } = reader;
      const readable =
        info.papers.some((paper) => paper.sha256 === sha256) ||
        Object.values(state.answers).some((opinion) => opinion.file === sha256);
      const file = readable ? services.renditions.handedOut(sha256) : null;
      if (file === null || !(await sendBlob(request, reply, blobs, file, pdf)))
        return sendRefusal(reply, 404, refusal('paper-unknown'));
      return reply;
    },
  );

  /** The summary, for those who run it, and for everyone who was asked once it is closed; null after answering. */
  async function summaryFor(
    request: FastifyRequest<{ Querystring: z.infer<typeof Numbered> }>,
    reply: FastifyReply,
    id: string,
  ) {
    const reader = await readerOf(request, reply, id);
    if (!reader) return null;
    if (reader.runs || reader.state.stage === 'closed')
      return summaryOf(reader.host.state, directory, request.query.number ?? '');
    sendRefusal(reply, 403, refusal('consultation-only-secretary'));
    return null;
  }

  app.get(
    '/api/consultations/:id/summary.pdf',
    { schema: { params: Params, querystring: Numbered } },
    async (request, reply) => {
      const summary = await summaryFor(request, reply, request.params.id);
      if (!summary) return reply;
      return sendPdf(reply, (await printConsultation(summary)).bytes, 'tong-hop-y-kien', 'never');
    },
  );

  app.get(
    '/api/consultations/:id/summary.xlsx',
    { schema: { params: Params, querystring: Numbered } },
    async (request, reply) => {
      const summary = await summaryFor(request, reply, request.params.id);
      if (!summary) return reply;
      return sendWorkbook(reply, 'tong-hop-y-kien', await consultationWorkbook(summary));
    },
  );

  /** Every consultation this person runs that was sent within a period. Throws where one is put aside: figures would be short. */
  async function runBy(personId: string, { from, to }: z.infer<typeof Period>) {
    const { states, aside } = await consultations.sent();
    const unread = aside.find(({ draft }) => draft.secretaries.includes(personId));
    if (unread) throw unread.told;
    return states.filter(
      ({ info, sentAt }) => info?.secretaries.includes(personId) && (sentAt ?? 0) >= from && (sentAt ?? 0) <= to,
    );
  }

  async function statisticsOf(personId: string, period: z.infer<typeof Period>) {
    const sent = await runBy(personId, period);
    const members = memberStatistics(sent);
    const names = new Map(directory.people(members.map((one) => one.personId)).map((one) => [one.id, one.fullName]));
    return {
      members: members
        .map((one) => ({ ...one, name: names.get(one.personId) ?? one.personId }))
        .sort((one, other) => compareNames(one.name, other.name)),
      consultations: sent.flatMap((state) =>
        state.info
          ? [
              {
                ...{ id: state.info.id, number: state.info.number, subject: state.info.subject, stage: state.stage },
                ...{ sentAt: state.sentAt, told: explainConsultation(state, 'vi'), result: consultationResult(state) },
              },
            ]
          : [],
      ),
    };
  }

  app.get('/api/consultations/statistics', { schema: { querystring: Period } }, async (request, reply) => {
    const personId = personOf(request, reply);
    return personId ? statisticsOf(personId, request.query) : reply;
  });

  app.get('/api/consultations/statistics.xlsx', { schema: { querystring: Period } }, async (request, reply) => {
    const personId = personOf(request, reply);
    if (!personId) return reply;
    return sendWorkbook(
      reply,
      'thong-ke-lay-y-kien',
      await statisticsWorkbook(await statisticsOf(personId, request.query)),
    );
  });
}

const sendWorkbook = (reply: FastifyReply, name: string, bytes: Buffer): FastifyReply =>
  reply
    .type(xlsx)
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}.xlsx"`)
    .send(bytes);

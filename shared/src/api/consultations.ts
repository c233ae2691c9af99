import * as z from 'zod/mini';
import {
  type Consultation,
  type ConsultationInfo,
  type ConsultationResult,
  type MemberStatistics,
  SummaryQuery,
} from '../consultation/index.ts';
import { CommandId } from '../kernel/index.ts';
import type { PaperGap } from '../paperGaps.ts';
import { Digest, ExistingId, PersonCard, Unit } from './parts.ts';
import { Done, misfits, route, whole } from './route.ts';
import { KeptPack } from './rules.ts';
import { Taken } from './uploads.ts';

const OfConsultation = z.object({ id: ExistingId });
const File = z.extend(OfConsultation, { sha256: Digest });
const Organisation = whole<ConsultationInfo['organisation']>();

/**
 * A consultation in a person's own list; instants are epoch milliseconds. `runs`: the person runs it or follows it up; `answered`: the number
 * of answers, null as long as the person may not know it. `aside`: put aside by the server until an administrator has looked at it.
 */
export const ListedConsultation = z.object({
  id: z.string(),
  number: z.string(),
  subject: z.string(),
  stage: z.enum(['draft', 'open', 'closed', 'cancelled', 'aside']),
  deadline: z.number(),
  sentAt: z.nullable(z.number()),
  runs: z.boolean(),
  asked: z.boolean(),
  own: z.nullable(z.object({ choice: z.string(), at: z.number(), late: z.boolean() })),
  answered: z.nullable(z.number()),
  recipients: z.number(),
  reminded: z.boolean(),
});
export type ListedConsultation = z.infer<typeof ListedConsultation>;

/** The choices that the editor offers: people, bodies to ask, packs, units. `rules` of a body: the id of its pack. */
export const ConsultationOffer = z.object({
  organisation: Organisation,
  people: z.array(PersonCard),
  units: z.array(Unit),
  bodies: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      organisation: Organisation,
      rules: z.string(),
      voters: z.array(z.string()),
    }),
  ),
  packs: z.array(z.pick(KeptPack, { pack: true, standard: true })),
  now: z.number(),
});
export type ConsultationOffer = z.infer<typeof ConsultationOffer>;

/** A result that was reported at a meeting. */
export const Reported = z.object({
  id: z.string(),
  number: z.string(),
  subject: z.string(),
  passed: z.boolean(),
  told: z.string(),
});
export type Reported = z.infer<typeof Reported>;

/** Preparing written consultations. `draft` is checked by the draft's own schema, which names the field. */
export const consultations = {
  /** The consultations that the caller runs, and those that ask for his opinion. */
  list: route({
    method: 'GET',
    path: '/api/consultations',
    who: 'person',
    answer: z.object({ consultations: z.array(ListedConsultation), mayPrepare: z.boolean(), now: z.number() }),
  }),
  desk: route({
    method: 'GET',
    path: '/api/consultations/desk',
    who: 'consultationPreparer',
    answer: ConsultationOffer,
  }),
  create: route({
    method: 'POST',
    path: '/api/consultations',
    who: 'consultationPreparer',
    body: z.object({ draft: z.unknown() }),
    answer: z.object({ id: z.string(), version: z.number() }),
    refusals: misfits,
    otherwise: 409,
  }),
  draft: route({
    method: 'GET',
    path: '/api/consultations/:id/draft',
    who: 'consultationEditor',
    params: OfConsultation,
    answer: z.object({ draft: whole<ConsultationInfo>(), version: z.number(), sent: z.boolean() }),
  }),
  save: route({
    method: 'PUT',
    path: '/api/consultations/:id/draft',
    who: 'consultationEditor',
    params: OfConsultation,
    body: z.object({ version: z.int(), draft: z.unknown() }),
    answer: z.object({ version: z.number() }),
    refusals: misfits,
    otherwise: 409,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/consultations/:id',
    who: 'consultationEditor',
    params: OfConsultation,
    answer: Done,
    otherwise: 409,
  }),
  /** Sends it to everyone who is asked: from here on the log is the truth. */
  send: route({
    method: 'POST',
    path: '/api/consultations/:id/send',
    who: 'consultationEditor',
    params: OfConsultation,
    body: z.object({ version: z.int() }),
    answer: Done,
    otherwise: 409,
  }),
  /** The consultations whose result was reported at a meeting, for everyone who attends it. */
  reported: route({
    method: 'GET',
    path: '/api/meetings/:id/consultations',
    who: 'attendee',
    params: z.object({ id: ExistingId }),
    answer: z.object({ reported: z.array(Reported) }),
  }),
} as const;

/**
 * A consultation that was sent, as one person may read it. `commands`: he may remind, extend, close; `gaps`: the parts that its summary will
 * lack.
 */
export const SentConsultation = z.object({
  state: whole<Consultation>(),
  runs: z.boolean(),
  commands: z.boolean(),
  people: z.array(PersonCard),
  result: whole<ConsultationResult | null>(),
  gaps: whole<readonly PaperGap[]>(),
  now: z.number(),
});
export type SentConsultation = z.infer<typeof SentConsultation>;

/** Statistics of the consultations that a person runs and that were sent within a period. */
export const ConsultationStatistics = z.object({
  members: whole<readonly (MemberStatistics & { readonly name: string })[]>(),
  consultations: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      subject: z.string(),
      stage: z.string(),
      sentAt: z.nullable(z.number()),
      told: z.string(),
      result: whole<ConsultationResult>(),
    }),
  ),
});
export type ConsultationStatistics = z.infer<typeof ConsultationStatistics>;

const Instant = z.coerce.number<number>().check(z.int());
const Period = z.object({ from: z._default(Instant, 0), to: z._default(Instant, 8e15) });

const summary = {
  method: 'GET',
  who: 'consultationReader',
  params: OfConsultation,
  query: SummaryQuery,
  answer: 'file',
  refusals: { 'consultation-only-secretary': 403 },
} as const;

/** A consultation that was sent: reading it, answering, running it, its result. */
export const answers = {
  read: route({
    method: 'GET',
    path: '/api/consultations/:id',
    who: 'consultationReader',
    params: OfConsultation,
    answer: SentConsultation,
  }),
  /** Carries a command out once, also when it is sent again with the same id. */
  command: route({
    method: 'POST',
    path: '/api/consultations/:id/commands',
    who: 'consultationReader',
    params: OfConsultation,
    body: z.object({ id: CommandId, command: z.unknown() }),
    answer: z.object({ ok: z.literal(true), seq: z.number(), at: z.number() }),
    refusals: misfits,
    otherwise: 409,
  }),
  /** A file for the draft, or one that goes with an opinion. */
  upload: route({
    method: 'POST',
    path: '/api/consultations/:id/uploads',
    who: 'person',
    params: OfConsultation,
    body: 'file',
    answer: Taken,
    refusals: { 'consultation-unknown': 403 },
    otherwise: 422,
  }),
  /** Settles the doubts about a file: a secretary of the draft looked at a file for it, or the author of an opinion at his own. */
  confirm: route({
    method: 'POST',
    path: '/api/consultations/:id/uploads/:sha256/confirm',
    who: 'person',
    params: File,
    answer: Done,
    refusals: { 'consultation-unknown': 403, 'paper-not-uploaded': 404 },
  }),
  /** A paper of the consultation, or the file of an opinion this person may read. */
  file: route({
    method: 'GET',
    path: '/api/consultations/:id/files/:sha256',
    who: 'consultationReader',
    params: File,
    answer: 'file',
    refusals: { 'paper-unknown': 404 },
  }),
  /** The summary as PDF: for the people who run the consultation, and once it is closed for everyone who was asked. */
  summaryPdf: route({ ...summary, path: '/api/consultations/:id/summary.pdf' }),
  summaryWorkbook: route({ ...summary, path: '/api/consultations/:id/summary.xlsx' }),
  statistics: route({
    method: 'GET',
    path: '/api/consultations/statistics',
    who: 'person',
    query: Period,
    answer: ConsultationStatistics,
  }),
  statisticsWorkbook: route({
    method: 'GET',
    path: '/api/consultations/statistics.xlsx',
    who: 'person',
    query: Period,
    answer: 'file',
  }),
} as const;

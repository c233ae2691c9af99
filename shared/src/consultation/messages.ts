import * as z from 'zod/mini';
import { base64, Digest, Id, Instant, limits, line, text } from '../kernel/index.ts';
import { RulePack, WrittenPack } from '../rules/index.ts';

export const ConsultationPaper = z.object({
  id: Id,
  subject: line(limits.title),
  sha256: Digest,
  pages: z.int(),
  bytes: z.int(),
});
export type ConsultationPaper = z.infer<typeof ConsultationPaper>;

/** A written consultation (phiếu lấy ý kiến) as it is prepared and sent. Names of people are in the directory. */
export const ConsultationInfo = z.object({
  id: Id,
  number: line(limits.number, 0),
  /** Its subject, in one line. */
  subject: line(limits.title),
  /** The question to which members are asked to agree. */
  question: text(limits.question),
  organisation: z.object({ id: Id, name: line(limits.name), above: z.optional(line(limits.name, 0)) }),
  /** The unit that drew it up; null without one. */
  leadUnitId: z.nullable(Id),
  /** The people who run it. */
  secretaries: z.array(Id).check(z.minLength(1), z.maxLength(limits.officers)),
  /** The person who follows up the answers; null when the secretaries alone do. */
  followUpId: z.nullable(Id),
  /** Those whose opinions count: all members of the body, or as many as are asked. */
  recipients: z.array(Id).check(z.minLength(1), z.maxLength(limits.recipients)),
  papers: z.array(ConsultationPaper).check(z.maxLength(limits.papersOfVote)),
  deadline: Instant,
  rules: WrittenPack,
});
export type ConsultationInfo = z.infer<typeof ConsultationInfo>;

/** The choices for a printed summary. `number`: that of the summary itself, as its writer gives it when it is printed. */
export const SummaryQuery = z.object({ number: z.optional(line(limits.number, 0)) });

const Explanation = z.object({ personId: Id, text: text(limits.explanation) });

/** The commands that a person may send. */
export const ConsultationCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('RemindRecipients'),
    personIds: z.array(Id).check(z.minLength(1), z.maxLength(limits.recipients)),
  }),
  z.object({ type: z.literal('ExtendDeadline'), deadline: Instant, reason: text(limits.reason) }),
  /** `answer`: base64 of the recipient's CAdES signature over an `AnswerStatement`; verified before deciding. */
  z.object({ type: z.literal('GiveAnswer'), answer: base64(limits.answer) }),
  z.object({ type: z.literal('CloseConsultation') }),
  z.object({ type: z.literal('CancelConsultation'), reason: text(limits.reason) }),
  /** How opinions were taken up (giải trình, tiếp thu): of all together, and of single ones. */
  z.object({
    type: z.literal('ExplainOpinions'),
    general: text(limits.opinion, 0),
    opinions: z.array(Explanation).check(z.maxLength(limits.recipients)),
  }),
  z.object({ type: z.literal('ReportResult'), meetingId: Id, title: line(limits.title) }),
]);
export type ConsultationCommand = z.infer<typeof ConsultationCommand>;
export type CommandOf<T extends ConsultationCommand['type']> = Extract<ConsultationCommand, { type: T }>;

/** As logs have it, also those written before numbers had limits. */
const SentInfo = z.extend(ConsultationInfo, { deadline: z.int(), rules: RulePack });

export const ConsultationEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ConsultationSent'), info: SentInfo }),
  z.object({ type: z.literal('RecipientsReminded'), personIds: z.array(Id) }),
  z.object({ type: z.literal('DeadlineExtended'), deadline: z.int(), reason: z.string() }),
  z.object({
    type: z.literal('AnswerGiven'),
    personId: Id,
    choice: z.string(),
    text: z.string(),
    /** The opinion's own file. */
    file: z.nullable(Digest),
    /** SHA-256 of the signed answer, and of the certificate that signed it. */
    digest: Digest,
    certificate: Digest,
  }),
  z.object({ type: z.literal('ConsultationClosed') }),
  z.object({ type: z.literal('ConsultationCancelled'), reason: z.string() }),
  z.object({ type: z.literal('OpinionsExplained'), general: z.string(), opinions: z.array(Explanation) }),
  z.object({ type: z.literal('ResultReported'), meetingId: Id, title: z.string() }),
]);
export type ConsultationEvent = z.infer<typeof ConsultationEvent>;

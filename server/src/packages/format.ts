import { limits, sourcedFields } from '@dien-hong/shared';
import * as z from 'zod';
import { few, Id, Instant, line, list, maybe, text, understood } from './fields.ts';
import {
  accessTold,
  baseTold,
  boardRoleTold,
  changeTold,
  formatTold,
  formExamples,
  formTold,
  kindExamples,
  kindTold,
  methodTold,
  secrecyTold,
  sourceTold,
  spoiltTold,
  tieTold,
  told,
} from './words.ts';

/**
 * A package: an organisation with its people, rooms, rules and meetings in one JSON file. The demo, the import page and the
 * rehearsal read it. Described for people in docs/package-format.md. Fields that are not named here are passed over; texts are
 * composed and within the limits that commands have, and words that decide something are understood or refused (words.ts).
 */

const Person = z.object({
  id: Id,
  fullName: line(limits.name),
  salutation: line(limits.name, 0).default(''),
  title: line(limits.role, 0).default(''),
  unitId: maybe(Id),
});

const Room = z.object({
  id: Id,
  name: line(limits.name),
  shape: line(limits.name, 0).default(''),
  screen: z.object({ x: z.number(), y: z.number(), w: z.number() }),
  seats: few(
    z.object({
      id: line(limits.seat),
      x: z.number(),
      y: z.number(),
      rot: z.number().default(0),
      zone: line(limits.name, 0).default(''),
    }),
    limits.seats,
  ),
});

/** `quaNua`: more than half of the base; `haiPhanBa`: at least two thirds. */
const PassKind = z.enum(['quaNua', 'haiPhanBa']);

const Base = told(baseTold, 'tổng số …, tổng số … (trừ trường hợp …)');
const Word = line(limits.choice);
const Tally = z.record(line(limits.row), z.int().min(0));
const BoardRole = told(boardRoleTold, 'Trưởng ban, Thư ký, Ủy viên');
/** "2/3", at most one. */
const Share = z
  .string()
  .regex(/^\d{1,4}\/\d{1,4}$/, 'a share such as "2/3"')
  .transform((share) => {
    const [num = 0, den = 1] = share.split('/').map(Number);
    return { num, den };
  })
  .refine(({ num, den }) => num > 0 && den > 0 && num <= den, 'a share above none and at most one');
const SourcedField = z.enum(sourcedFields);
const Pack = z.object({
  id: Id,
  body: line(limits.name),
  /** An act in words stands for nothing in particular and is cited in no result; one that says what it is and for what, is. */
  basis: few(
    z.union([
      line(limits.basis),
      z.object({
        kind: z.enum(['law', 'regulation', 'note']),
        text: line(limits.basis),
        fields: list(SourcedField, 20),
      }),
    ]),
    limits.bases,
  ),
  verifyBeforeUse: z.boolean().default(true),
  quorum: maybe(z.object({ fraction: Share, base: Base })),
  pass: z.object({ kind: PassKind, base: Base }),
  special: list(z.object({ case: line(limits.choice), kind: PassKind }), limits.specials),
  /** The office whose side decides a tie. */
  head: maybe(line(limits.name)),
  tie: told(tieTold, 'theo ý kiến của Chủ tịch, không áp dụng').default('none'),
  choices: maybe(z.tuple([Word, Word, Word])),
  confidence: maybe(
    z.object({
      layPhieu: z.tuple([Word, Word, Word]),
      boPhieu: z.tuple([Word, Word]),
    }),
  ),
  secretBallot: z.object({ banKiemPhieuMin: z.int().positive() }).optional(),
  changeUntilClosed: z.boolean().default(false),
  /** Written consultations: what silence and lateness count for, and the working days to answer in. */
  writtenBallot: z
    .object({
      silent: z.enum(['nothing', 'agreement']).optional(),
      late: z.enum(['shown', 'counted']).optional(),
      answerDays: z.int().positive().optional(),
    })
    .optional(),
});

const Document = z.object({
  id: Id.optional(),
  type: line(limits.documentKind),
  number: line(limits.number, 0).default(''),
  subject: line(limits.title),
  issuingUnitId: maybe(Id),
  signerId: maybe(Id),
  accessLevel: told(accessTold, 'Chỉ …, Thành viên dự họp, Khách mời').default('everyone'),
  secrecy: told(secrecyTold, 'Không mật, Bản giấy, Mật, Tối mật, Tuyệt mật').default('electronic'),
  pages: z.int().min(0).max(2000).default(3),
  format: told(formatTold, 'PDF, DOCX, bản giấy, null').nullable().default('electronic'),
  sentAt: Instant.optional(),
});

const Candidate = z.object({
  personId: maybe(Id),
  name: maybe(line(limits.row)),
  yes: z.int().min(0).optional(),
  no: z.int().min(0).optional(),
  /** Votes by choice, where there are other choices than for and against. */
  tally: Tally.optional(),
  percentOfTotal: z.union([z.record(Word, z.number()), z.number()]).optional(),
  passed: z.boolean().optional(),
  elected: z.boolean().optional(),
});

const Vote = z.object({
  id: Id,
  title: line(limits.title),
  question: text(limits.question).optional(),
  kind: understood(kindTold, kindExamples),
  form: understood((words) => (formTold(words) === 'none' ? null : formTold(words)), formExamples).optional(),
  binding: z.boolean().default(true),
  boundDocumentIds: list(Id, limits.papersOfVote),
  options: few(line(limits.row), limits.rows).optional(),
  openedAt: Instant.optional(),
  closedAt: Instant.optional(),
  base: z.object({ label: line(limits.name).optional(), total: z.int() }).optional(),
  present: z.int().optional(),
  threshold: z.object({ rule: PassKind, minVotes: z.int() }).optional(),
  tally: Tally.optional(),
  percentOfTotal: z.union([z.record(Word, z.number()), z.number()]).optional(),
  decidedByTieRule: z.boolean().optional(),
  passed: z.boolean().nullish(),
  explanation: text(limits.opinion, 0).optional(),
  ballots: few(z.object({ personId: Id, choice: line(limits.row) }), limits.people).nullish(),
  /** Persons or entries that are judged one by one, or stood for election. */
  candidates: list(Candidate, limits.rows),
  /** How many are to be elected or chosen, and how many one ballot may choose. */
  seats: z.int().positive().optional(),
  most: z.int().positive().optional(),
  countingBoard: list(z.object({ personId: Id, role: BoardRole.default('member') }), limits.board),
  ballotsIssued: z.int().min(0).optional(),
  ballotsReturned: z.int().min(0).optional(),
  valid: z.int().min(0).optional(),
  invalid: z.int().min(0).optional(),
  invalidReasons: list(told(spoiltTold, 'để trắng, bầu quá số lượng, đánh dấu cả hai cột'), limits.rows),
  elected: z.boolean().optional(),
});

const Speech = z.object({
  personId: Id,
  /** A speaking preset's id. */
  kind: Id,
  limitSec: z.int().optional(),
  actualSec: z.int().optional(),
  source: told(sourceTold, 'đăng ký, chỉ định, mời').default('asked'),
  summary: text(limits.minutes, 0).default(''),
});

const Item = z.object({
  no: z.int(),
  title: line(limits.title),
  leadUnitId: maybe(Id),
  presenterId: maybe(Id),
  plannedMin: z.int().min(1).max(1440).default(15),
  startsAt: Instant.optional(),
  startedAt: Instant.optional(),
  endedAt: Instant.optional(),
  documentIds: list(Id, limits.papers),
  speeches: list(Speech),
  votes: list(Vote, limits.votes),
  voteIds: list(Id, limits.votes),
  conclusion: text(limits.minutes, 0).default(''),
  restrictedTo: line(limits.name).optional(),
  offSystem: z.boolean().default(false),
  invitedOnlyThisItem: list(Id),
  /** Who takes no part in it, and why. */
  leaveRoom: list(Id),
  recusalNote: line(limits.reason, 0).default(''),
  breakBefore: z.object({ startedAt: Instant, endedAt: Instant, label: line(limits.reason) }).optional(),
});

const Substitute = z.object({ personId: Id, checkIn: Instant.nullish(), approvedAt: Instant.nullish() });

const Attendance = z.object({
  personId: Id,
  role: line(limits.role, 0),
  hasVote: z.boolean(),
  group: maybe(line(limits.team)),
  seatId: maybe(line(limits.seat)),
  checkIn: z.object({ at: Instant, method: told(methodTold, 'QR, Thẻ, Thư ký điểm danh').default('qr') }).nullish(),
  absenceReason: maybe(line(limits.reason)),
  /** Whether an absence with a reason is left out of the base, where the pack leaves anybody out. */
  deducted: z.boolean().default(false),
  leftAt: Instant.nullish(),
  leaveReason: maybe(line(limits.reason, 0)),
  substitute: Substitute.nullish(),
});

const Change = z.object({
  personId: Id,
  at: Instant,
  type: told(changeTold, 'rời họp, về sớm, trở lại, quay lại'),
  reason: line(limits.reason, 0).default(''),
});

const Questioning = z.object({
  askerId: Id,
  targetId: Id,
  group: text(limits.minutes, 0).default(''),
  questionSec: z.int().default(60),
  answerSec: z.int().default(180),
  followUp: z.object({ kind: Id, personId: Id, sec: z.int() }).optional(),
});

/** An entry of a meeting's course; what else it holds depends on `type`. */
const TimelineEntry = z.looseObject({ at: Instant, type: z.string() });

const Meeting = z.object({
  id: Id,
  body: Id,
  type: line(limits.name).default('Phiên họp'),
  title: line(limits.title),
  organizationId: Id,
  roomId: Id,
  chairId: Id.optional(),
  /** The head of the body, whose side decides a tie whoever presides; else the voter whose title says so. */
  headId: maybe(Id),
  presidium: few(Id, limits.officers).optional(),
  secretaryIds: few(Id, limits.officers).min(1),
  scheduledStart: Instant,
  scheduledEnd: Instant,
  votersTotal: z.int().optional(),
  quorum: z.object({ required: z.int(), presentAtOpening: z.int().optional(), met: z.boolean() }).optional(),
  attendance: few(Attendance, limits.people).min(1),
  attendanceChanges: list(Change),
  agenda: few(Item, limits.items).min(1),
  documents: list(Document, limits.papers),
  votes: list(Vote, limits.votes),
  questioning: list(Questioning),
  discussion: z
    .object({ registered: z.int().default(0), spoke: z.int().default(0), limitSec: z.int().optional() })
    .optional(),
  timeline: list(TimelineEntry, 100_000),
  minutes: z.object({ number: line(limits.number, 0).default('') }).optional(),
});

/** A written consultation. Its answers are what a rehearsal would give: they are never made up for anybody here. */
const WrittenBallot = z.object({
  id: Id,
  number: line(limits.number, 0).default(''),
  subject: line(limits.title),
  question: text(limits.question).optional(),
  leadUnitId: maybe(Id),
  deadline: maybe(Instant),
  /** The meeting whose voters are asked, whose secretaries run it, and under whose pack it is judged; the first unless stated. */
  reportAt: Id.optional(),
});

export const Package = z.object({
  organization: z.object({
    id: Id,
    name: line(limits.name),
    above: line(limits.name, 0).optional(),
    units: list(
      z.object({
        ...{ id: Id, name: line(limits.name), code: line(limits.name, 0).optional() },
        /** The body above this one, which heads its papers. */
        above: line(limits.name, 0).optional(),
      }),
    ),
  }),
  persons: few(Person, limits.people).min(1),
  rooms: few(Room, limits.people).min(1),
  rulePacks: few(Pack, limits.people).min(1),
  speakingPresets: few(
    z.object({ id: Id, name: line(limits.name), seconds: z.int().positive() }),
    limits.speechKinds,
  ).min(1),
  documents: list(Document, limits.papers),
  meetings: few(Meeting, limits.votes).min(1),
  writtenBallots: list(WrittenBallot, limits.votes),
});
export type Package = z.infer<typeof Package>;
export type PackageMeeting = Package['meetings'][number];
export type PackageEntry = z.infer<typeof TimelineEntry>;
export type PackageVote = z.infer<typeof Vote>;
export type PackageItem = z.infer<typeof Item>;
export type PackageConsultation = z.infer<typeof WrittenBallot>;
export type PackageDocument = z.infer<typeof Document>;

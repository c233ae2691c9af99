import * as z from 'zod';
import { limits } from '../kernel/index.ts';
import { Coordinate, few, Id, Instant, line, list, maybe, PlannedMinutes, SpeechSeconds, text } from './fields.ts';
import { Pack } from './packFormat.ts';
import { Vote } from './voteFormat.ts';
import {
  accessFromWords,
  changeFromWords,
  formatFromWords,
  methodFromWords,
  secrecyFromWords,
  sourceFromWords,
  understoodAs,
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
  screen: z.object({ x: Coordinate, y: Coordinate, w: Coordinate }),
  seats: few(
    z.object({
      id: line(limits.seat),
      x: Coordinate,
      y: Coordinate,
      rot: Coordinate.default(0),
      zone: line(limits.name, 0).default(''),
    }),
    limits.seats,
  ),
});

const Document = z.object({
  id: Id.optional(),
  type: line(limits.documentKind),
  number: line(limits.number, 0).default(''),
  subject: line(limits.title),
  issuingUnitId: maybe(Id),
  signerId: maybe(Id),
  accessLevel: understoodAs(accessFromWords, 'Chỉ …, Thành viên dự họp, Khách mời').default('everyone'),
  secrecy: understoodAs(secrecyFromWords, 'Không mật, Bản giấy, Mật, Tối mật, Tuyệt mật').default('electronic'),
  pages: z.int().min(0).max(2000).default(3),
  format: understoodAs(formatFromWords, 'PDF, DOCX, bản giấy, null').nullable().default('electronic'),
  sentAt: Instant.optional(),
});

const Speech = z.object({
  personId: Id,
  /** A speaking preset's id. */
  kind: Id,
  limitSec: z.int().optional(),
  actualSec: z.int().optional(),
  source: understoodAs(sourceFromWords, 'đăng ký, chỉ định, mời').default('asked'),
  summary: text(limits.minutes, 0).default(''),
});

const Item = z.object({
  no: z.int(),
  title: line(limits.title),
  leadUnitId: maybe(Id),
  presenterId: maybe(Id),
  plannedMin: PlannedMinutes.default(15),
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
  /** The people who take no part in it, and why. */
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
  checkIn: z
    .object({ at: Instant, method: understoodAs(methodFromWords, 'QR, Thẻ, Thư ký điểm danh').default('qr') })
    .nullish(),
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
  type: understoodAs(changeFromWords, 'rời họp, về sớm, trở lại, quay lại'),
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
  /** The head of the body, whose side decides a tie also when another person presides; else the voter whose title says so. */
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

/** A written consultation. Its answers are those that a rehearsal would give; installing the package gives none of them. */
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
        id: Id,
        name: line(limits.name),
        code: line(limits.name, 0).optional(),
        /** The body above this one, which heads its papers. */
        above: line(limits.name, 0).optional(),
      }),
    ),
  }),
  persons: few(Person, limits.people).min(1),
  rooms: few(Room, limits.people).min(1),
  rulePacks: few(Pack, limits.people).min(1),
  speakingPresets: few(z.object({ id: Id, name: line(limits.name), seconds: SpeechSeconds }), limits.speechKinds).min(
    1,
  ),
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

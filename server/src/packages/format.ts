import * as z from 'zod';

/**
 * A package: an organisation with its people, rooms, rules and meetings in one JSON file. The demo, the import page and the
 * rehearsal read it. Described for people in docs/package-format.md. Fields that are not named here are passed over.
 */

const Id = z.string().regex(/^[A-Za-z0-9._:-]{1,60}$/, 'letters without marks, digits, . _ : - only');
const Instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);
const list = <T extends z.ZodType>(schema: T) => z.array(schema).default([]);

const Person = z.object({
  id: Id,
  fullName: z.string().min(1),
  salutation: z.string().default(''),
  title: z.string().default(''),
  unitId: maybe(z.string()),
});

const Room = z.object({
  id: Id,
  name: z.string(),
  shape: z.string().default(''),
  screen: z.object({ x: z.number(), y: z.number(), w: z.number() }),
  seats: z.array(
    z.object({
      id: z.string(),
      x: z.number(),
      y: z.number(),
      rot: z.number().default(0),
      zone: z.string().default(''),
    }),
  ),
});

/** `quaNua`: more than half of the base; `haiPhanBa`: at least two thirds. */
const PassKind = z.enum(['quaNua', 'haiPhanBa']);

const Pack = z.object({
  id: Id,
  body: z.string(),
  basis: z.array(z.string()),
  verifyBeforeUse: z.boolean().default(true),
  quorum: maybe(z.object({ fraction: z.string().regex(/^\d+\/\d+$/), base: z.string() })),
  pass: z.object({ kind: PassKind, base: z.string() }),
  special: list(z.object({ case: z.string(), kind: PassKind })),
  tie: z.string().default(''),
  choices: maybe(z.tuple([z.string(), z.string(), z.string()])),
  confidence: maybe(
    z.object({
      layPhieu: z.tuple([z.string(), z.string(), z.string()]),
      boPhieu: z.tuple([z.string(), z.string()]),
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
  type: z.string().min(1),
  number: z.string().default(''),
  subject: z.string().min(1),
  issuingUnitId: maybe(z.string()),
  signerId: maybe(z.string()),
  accessLevel: z.string().default(''),
  secrecy: z.string().default('Không mật'),
  pages: z.int().min(0).max(2000).default(3),
  format: z.string().nullable().default('PDF'),
  sentAt: Instant.optional(),
});

const Candidate = z.object({
  personId: maybe(Id),
  name: maybe(z.string()),
  yes: z.int().min(0).optional(),
  no: z.int().min(0).optional(),
  /** Votes by choice, where there are other choices than for and against. */
  tally: z.record(z.string(), z.int()).optional(),
  percentOfTotal: z.union([z.record(z.string(), z.number()), z.number()]).optional(),
  passed: z.boolean().optional(),
  elected: z.boolean().optional(),
});

const Vote = z.object({
  id: Id,
  title: z.string().min(1),
  question: z.string().optional(),
  kind: z.string(),
  form: z.string().default('công khai'),
  binding: z.boolean().default(true),
  boundDocumentIds: list(Id),
  options: z.array(z.string()).optional(),
  openedAt: Instant.optional(),
  closedAt: Instant.optional(),
  base: z.object({ label: z.string().optional(), total: z.int() }).optional(),
  present: z.int().optional(),
  threshold: z.object({ rule: PassKind, minVotes: z.int() }).optional(),
  tally: z.record(z.string(), z.int()).optional(),
  percentOfTotal: z.union([z.record(z.string(), z.number()), z.number()]).optional(),
  decidedByTieRule: z.boolean().optional(),
  passed: z.boolean().nullish(),
  explanation: z.string().optional(),
  ballots: z.array(z.object({ personId: Id, choice: z.string() })).nullish(),
  /** Persons or entries that are judged one by one, or stood for election. */
  candidates: list(Candidate),
  /** How many are to be elected or chosen, and how many one ballot may choose. */
  seats: z.int().positive().optional(),
  most: z.int().positive().optional(),
  countingBoard: list(z.object({ personId: Id, role: z.string().default('Ủy viên') })),
  ballotsIssued: z.int().min(0).optional(),
  ballotsReturned: z.int().min(0).optional(),
  valid: z.int().min(0).optional(),
  invalid: z.int().min(0).optional(),
  invalidReasons: list(z.string()),
  elected: z.boolean().optional(),
});

const Speech = z.object({
  personId: Id,
  kind: z.string(),
  limitSec: z.int().optional(),
  actualSec: z.int().optional(),
  source: z.string().default('đăng ký'),
  summary: z.string().default(''),
});

const Item = z.object({
  no: z.int(),
  title: z.string().min(1),
  leadUnitId: maybe(z.string()),
  presenterId: maybe(Id),
  plannedMin: z.int().default(15),
  startsAt: Instant.optional(),
  startedAt: Instant.optional(),
  endedAt: Instant.optional(),
  documentIds: list(Id),
  speeches: list(Speech),
  votes: list(Vote),
  voteIds: list(Id),
  conclusion: z.string().default(''),
  restrictedTo: z.string().optional(),
  offSystem: z.boolean().default(false),
  invitedOnlyThisItem: list(Id),
  /** Who takes no part in it, and why. */
  leaveRoom: list(Id),
  recusalNote: z.string().default(''),
  breakBefore: z.object({ startedAt: Instant, endedAt: Instant, label: z.string() }).optional(),
});

const Substitute = z.object({ personId: Id, checkIn: Instant.nullish(), approvedAt: Instant.nullish() });

const Attendance = z.object({
  personId: Id,
  role: z.string(),
  hasVote: z.boolean(),
  group: maybe(z.string()),
  seatId: maybe(z.string()),
  checkIn: z.object({ at: Instant, method: z.string().default('QR') }).nullish(),
  absenceReason: maybe(z.string()),
  leftAt: Instant.nullish(),
  leaveReason: maybe(z.string()),
  substitute: Substitute.nullish(),
});

const Change = z.object({ personId: Id, at: Instant, type: z.string(), reason: z.string().default('') });

const Questioning = z.object({
  askerId: Id,
  targetId: Id,
  group: z.string().default(''),
  questionSec: z.int().default(60),
  answerSec: z.int().default(180),
  followUp: z.object({ kind: z.string(), personId: Id, sec: z.int() }).optional(),
});

/** An entry of a meeting's course; what else it holds depends on `type`. */
const TimelineEntry = z.looseObject({ at: Instant, type: z.string() });

const Meeting = z.object({
  id: Id,
  body: z.string(),
  type: z.string().default('Phiên họp'),
  title: z.string().min(1),
  organizationId: z.string(),
  roomId: z.string(),
  chairId: Id.optional(),
  presidium: z.array(Id).optional(),
  secretaryIds: z.array(Id).min(1),
  scheduledStart: Instant,
  scheduledEnd: Instant,
  votersTotal: z.int().optional(),
  quorum: z.object({ required: z.int(), presentAtOpening: z.int().optional(), met: z.boolean() }).optional(),
  attendance: z.array(Attendance).min(1),
  attendanceChanges: list(Change),
  agenda: z.array(Item).min(1),
  documents: list(Document),
  votes: list(Vote),
  questioning: list(Questioning),
  discussion: z
    .object({ registered: z.int().default(0), spoke: z.int().default(0), limitSec: z.int().optional() })
    .optional(),
  timeline: list(TimelineEntry),
  minutes: z.object({ number: z.string().default('') }).optional(),
});

/** A written consultation. Its answers are what a rehearsal would give: they are never made up for anybody here. */
const WrittenBallot = z.object({
  id: Id,
  number: z.string().default(''),
  subject: z.string().min(1),
  question: z.string().optional(),
  leadUnitId: maybe(z.string()),
  deadline: maybe(Instant),
  /** The meeting whose voters are asked, whose secretaries run it, and under whose pack it is judged; the first unless stated. */
  reportAt: z.string().optional(),
});

export const Package = z.object({
  organization: z.object({
    id: Id,
    name: z.string(),
    units: list(z.object({ id: z.string(), name: z.string(), code: z.string().optional() })),
  }),
  persons: z.array(Person).min(1),
  rooms: z.array(Room).min(1),
  rulePacks: z.array(Pack).min(1),
  speakingPresets: z.array(z.object({ id: Id, name: z.string(), seconds: z.int().positive() })).min(1),
  documents: list(Document),
  meetings: z.array(Meeting).min(1),
  writtenBallots: list(WrittenBallot),
});
export type Package = z.infer<typeof Package>;
export type PackageMeeting = Package['meetings'][number];
export type PackageEntry = z.infer<typeof TimelineEntry>;
export type PackageVote = z.infer<typeof Vote>;
export type PackageItem = z.infer<typeof Item>;
export type PackageConsultation = z.infer<typeof WrittenBallot>;
export type PackageDocument = z.infer<typeof Document>;

/** Reads a package; the error names the place: `meetings[0].agenda[3].title: …`. */
export function readPackage(json: unknown): { ok: true; value: Package } | { ok: false; problems: string[] } {
  const read = Package.safeParse(json);
  if (read.success) return { ok: true, value: read.data };
  const place = (path: PropertyKey[]) =>
    path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
      .join('')
      .replace(/^\./, '');
  return { ok: false, problems: read.error.issues.map((issue) => `${place(issue.path)}: ${issue.message}`) };
}

import * as z from 'zod/mini';
import { Coordinate, Id, Instant, limits, line, PlannedMinutes, SpeechSeconds, text } from '../kernel/index.ts';
import { upcastPack, WrittenPack } from '../rules/index.ts';
import { Paper, upcastPaper } from './documents/index.ts';
import { Invited, Item, MeetingInfo, Room, Seat, SpeechLimit } from './life/index.ts';
import { Motion, motionFields, Row, upcastMotion } from './motions/index.ts';

/*
 * A draft as it may come in, from the preparation, a package or a table: texts composed, texts and numbers within limits, so that everything that
 * convening puts into the log can be shown, signed and sent. Logs are read with the wider schemas, which accept older ones.
 */
const seatId = line(limits.seat);

const info = z.extend(MeetingInfo, {
  title: line(limits.title),
  kind: line(limits.name),
  scheduledStart: Instant,
  scheduledEnd: Instant,
  organisation: z.object({ id: Id, name: line(limits.name), above: z.optional(line(limits.name, 0)) }),
  chairs: z.array(Id).check(z.minLength(1), z.maxLength(limits.officers)),
  secretaries: z.array(Id).check(z.minLength(1), z.maxLength(limits.officers)),
  room: z.extend(Room, {
    name: line(limits.name),
    shape: line(limits.name, 0),
    screen: z.object({ x: Coordinate, y: Coordinate, w: Coordinate }),
    seats: z
      .array(z.extend(Seat, { id: seatId, zone: line(limits.name, 0), x: Coordinate, y: Coordinate, rot: Coordinate }))
      .check(z.maxLength(limits.seats)),
  }),
  calledBy: z.optional(line(limits.reason, 0)),
  rules: WrittenPack,
  speechLimits: z
    .array(z.extend(SpeechLimit, { name: line(limits.name), seconds: SpeechSeconds }))
    .check(z.minLength(1), z.maxLength(limits.speechKinds)),
});

const invited = z.extend(Invited, {
  role: line(limits.role, 0),
  seatId: z.nullable(seatId),
  team: z.nullable(line(limits.team)),
  itemIds: z.nullable(z.array(Id).check(z.maxLength(limits.items))),
});

const paper = z.extend(Paper, {
  kind: line(limits.documentKind),
  number: line(limits.number, 0),
  subject: line(limits.title),
  issuer: line(limits.issuer, 0),
  issuedOn: z.nullable(z.iso.date()),
  sentAt: Instant,
});

const motion = z.extend(Motion, {
  title: line(limits.title),
  question: text(limits.question),
  rows: z.array(z.extend(Row, { name: line(limits.row, 0) })).check(z.minLength(1), z.maxLength(limits.rows)),
  choices: z.array(line(limits.choice)).check(z.minLength(1), z.maxLength(limits.choices)),
  paperIds: z.array(Id).check(z.maxLength(limits.papersOfVote)),
  special: z.nullable(line(limits.choice)),
  most: motionFields.most,
  seats: motionFields.seats,
  seconds: motionFields.seconds,
  // Rounds follow votes that were held: a draft has none.
  round: z.int().check(z.gte(1), z.lte(1)),
  repeats: z.nullable(Id).check(z.refine((id) => id === null)),
});

/** A meeting in preparation, which convening turns into the founding events. Kept in a plain table until then. */
export const MeetingDraft = z.object({
  info,
  invited: z.array(invited).check(z.maxLength(limits.people)),
  items: z
    .array(z.extend(Item, { title: line(limits.title), plannedMinutes: PlannedMinutes }))
    .check(z.maxLength(limits.items)),
  papers: z.array(paper).check(z.maxLength(limits.papers)),
  motions: z.array(motion).check(z.maxLength(limits.votes)),
  /** The people who take no part in an item, as known beforehand. */
  recusals: z
    .array(z.object({ itemId: Id, personId: Id, reason: line(limits.reason, 0) }))
    .check(z.maxLength(limits.recusals)),
});
export type MeetingDraft = z.infer<typeof MeetingDraft>;

/** A draft as it was kept before, in today's shape. */
export const upcastDraft = (draft: MeetingDraft): MeetingDraft => ({
  ...draft,
  info: { ...draft.info, rules: upcastPack(draft.info.rules) },
  papers: draft.papers.map(upcastPaper),
  motions: draft.motions.map(upcastMotion),
  recusals: 'recusals' in draft ? draft.recusals : [],
});

import * as z from 'zod/mini';
import { Id, limits, line, text } from '../../kernel/index.ts';
import { RulePack } from '../../rules/index.ts';

export const Seat = z.object({
  id: z.string(),
  /** Percent of the room's width and height. */
  x: z.number(),
  y: z.number(),
  /** Degrees; 0 looks up the plan. */
  rot: z.number(),
  zone: z.string(),
});
export type Seat = z.infer<typeof Seat>;

export const Room = z.object({
  id: Id,
  name: z.string(),
  shape: z.string(),
  screen: z.object({ x: z.number(), y: z.number(), w: z.number() }),
  seats: z.array(Seat),
});
export type Room = z.infer<typeof Room>;

export const SpeechLimit = z.object({ id: Id, name: z.string(), seconds: z.int().check(z.positive()) });
export type SpeechLimit = z.infer<typeof SpeechLimit>;

export const MeetingInfo = z.object({
  id: Id,
  title: z.string(),
  /** e.g. "Phiên họp UBND thường kỳ"; the organisation's own word for this kind of meeting. */
  kind: z.string(),
  /** `above`: the body above it, as the head of its papers names it ("Đảng bộ tỉnh …"); absent or empty without one. */
  organisation: z.object({ id: Id, name: z.string(), above: z.optional(z.string()) }),
  /** Epoch milliseconds. */
  scheduledStart: z.int(),
  scheduledEnd: z.int(),
  /** First is the one who presides; a presidium has several. */
  chairs: z.array(Id).check(z.minLength(1)),
  secretaries: z.array(Id).check(z.minLength(1)),
  /** The head of the body (the Chairman of the UBND), who need not preside; null when the office is vacant or does not vote. */
  headId: z.optional(z.nullable(Id)),
  /** The name of the body that called the session, as it is read aloud, and the form in which it is held; absent if the preparation does not say. */
  calledBy: z.optional(z.string()),
  held: z.optional(z.enum(['inPerson', 'online'])),
  room: Room,
  rules: RulePack,
  speechLimits: z.array(SpeechLimit).check(z.minLength(1)),
  /**
   * The edition of the rules of procedure under which it was convened, stamped by convening; absent: the first. A log is decided again by its
   * own edition. From 2: recused people run no vote of their item, and guests are not told the contents of items for members only. From 3:
   * they are not told the texts about such an item either; a board is checked again at the opening, and the rounds in a series are of
   * different votes. From 4: guests are not told why a session is closed, to which items others are invited, and on which papers for members a
   * vote is.
   */
  procedure: z.optional(z.int()),
});
export type MeetingInfo = z.infer<typeof MeetingInfo>;

export const Invited = z.object({
  personId: Id,
  /** The office in which he attends, as printed. */
  role: z.string(),
  voter: z.boolean(),
  seatId: z.nullable(z.string()),
  /** The delegates' group, "Tổ 1"; null without groups. */
  team: z.nullable(z.string()),
  /** Invited for these items only; null for the whole meeting. */
  itemIds: z.nullable(z.array(Id)),
});
export type Invited = z.infer<typeof Invited>;

export const Item = z.object({
  id: Id,
  title: z.string(),
  presenterId: z.nullable(Id),
  unitId: z.nullable(Id),
  plannedMinutes: z.int(),
  /** `voters`: guests are out of the room for it. */
  access: z.enum(['everyone', 'voters']),
  /** Its papers are handed out on paper (state secrets): nothing of it is kept here. */
  paperOnly: z.boolean(),
});
export type Item = z.infer<typeof Item>;

export const lifeCommands = [
  z.object({ type: z.literal('OpenMeeting') }),
  z.object({ type: z.literal('SuspendMeeting'), reason: line(limits.reason) }),
  z.object({ type: z.literal('ResumeMeeting') }),
  z.object({ type: z.literal('CloseMeeting') }),
  /** The body's own decision that the public is shut out, or let in again; who proposed it, and how it was decided. */
  z.object({
    type: z.literal('DecideClosedSession'),
    closed: z.boolean(),
    proposedBy: line(limits.choice),
    basis: text(limits.reason),
  }),
] as const;

const QuorumFact = z.object({ required: z.int(), present: z.int(), total: z.int(), met: z.boolean() });

export const lifeEvents = [
  z.object({
    type: z.literal('MeetingConvened'),
    info: MeetingInfo,
    invited: z.array(Invited),
    items: z.array(Item),
    /**
     * By item for members only: its title (in `items` another text stands in its place), and from edition 3 its presenter; from 4 the items
     * whose papers are handed out on paper (AUD-7). From 4, by person: the items of people who are invited for some only, which `invited` does
     * not name (AUD-9).
     */
    sealed: z.optional(
      z.nullable(
        z.object({
          titles: z.record(Id, z.string()),
          led: z.optional(z.record(Id, z.object({ presenterId: z.nullable(Id), unitId: z.nullable(Id) }))),
          onPaper: z.optional(z.array(Id)),
          visits: z.optional(z.record(Id, z.array(Id))),
        }),
      ),
    ),
  }),
  z.object({ type: z.literal('MeetingOpened'), quorum: QuorumFact }),
  z.object({
    type: z.literal('MeetingSuspended'),
    reason: z.string(),
    /** The reason where the item that runs is for members only (AUD-8); likewise the words of other events. */
    sealed: z.optional(z.nullable(z.object({ reason: z.string() }))),
  }),
  z.object({ type: z.literal('MeetingResumed') }),
  z.object({ type: z.literal('MeetingClosed') }),
  z.object({
    type: z.literal('ClosedSessionDecided'),
    closed: z.boolean(),
    proposedBy: z.string(),
    basis: z.string(),
    sealed: z.optional(z.nullable(z.object({ proposedBy: z.string(), basis: z.string() }))),
  }),
] as const;

export type LifeCommand = z.infer<(typeof lifeCommands)[number]>;
export type LifeEvent = z.infer<(typeof lifeEvents)[number]>;

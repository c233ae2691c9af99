/**
 * Marks and notes of one's own: plain records of one person in one meeting, made on a device and synchronised over HTTP.
 * Never in the log, never to anyone else. Places are in points from the page's top left corner as it is shown, so they hold
 * at every zoom and rotation.
 */
import * as z from 'zod/mini';
import { Digest, Id } from '../kernel/index.ts';

const Point = z.number().check(z.gte(-20_000), z.lte(20_000));
const BoxSchema = z.tuple([Point, Point, Point, Point]);
/** The largest number of characters that can be typed. */
export const longestText = 20_000;
/** A page of the notebook may be longer: the pages of several devices that did not know of each other become one (`mergeNotes.ts`). */
export const longestNote = 6 * longestText;
/** Text as it was typed: line ends and spaces stay. */
const Words = z.string().check(z.maxLength(longestText));
const Instant = z.int().check(z.gte(0));

export const markColours = ['yellow', 'green', 'blue', 'pink'] as const;
export const inkColours = ['blue', 'red', 'black', 'green'] as const;
/** Widths of a pen in points. */
export const inkWidths = [1.5, 3, 6] as const;

/** A page of a version of a paper. */
export const Place = z.object({ paperId: Id, sha256: Digest, page: z.int().check(z.gte(1), z.lte(100_000)) });
export type Place = z.infer<typeof Place>;

export const MarkBody = z.discriminatedUnion('kind', [
  z.object({
    /** One stroke of a pen. */
    kind: z.literal('ink'),
    place: Place,
    colour: z.enum(inkColours),
    width: z.number().check(z.gt(0), z.lte(40)),
    /** x, y and pressure (0 to 1) of each point, one behind the other. */
    points: z.array(Point).check(
      z.minLength(3),
      z.maxLength(15_000),
      z.refine((points) => points.length % 3 === 0),
    ),
  }),
  z.object({
    kind: z.literal('highlight'),
    place: Place,
    colour: z.enum(markColours),
    boxes: z.array(BoxSchema).check(z.minLength(1), z.maxLength(400)),
    /** The highlighted words, for the list and for the export. */
    text: Words,
  }),
  z.object({
    /** A note pinned to a spot. */
    kind: z.literal('pin'),
    place: Place,
    x: Point,
    y: Point,
    text: Words,
  }),
  z.object({ kind: z.literal('bookmark'), place: Place }),
  z.object({
    /** The notebook: one text an item of the agenda; null for the meeting as a whole. */
    kind: z.literal('note'),
    itemId: z.nullable(Id),
    text: z.string().check(z.maxLength(longestNote)),
  }),
]);
export type MarkBody = z.infer<typeof MarkBody>;
export type MarkKind = MarkBody['kind'];

/** `body` null: deleted. Of two states of one mark the one with the later `changedAt` counts (epoch ms, the device's clock). */
export const Mark = z.object({ id: Id, changedAt: Instant, body: z.nullable(MarkBody) });
export type Mark = z.infer<typeof Mark>;

export type PageMark = Mark & { readonly body: Extract<MarkBody, { place: Place }> };

/** A notebook page has one id a person and meeting, so that two devices write the same one. */
export const noteId = (itemId: string | null): string => `note:${itemId ?? 'meeting'}`;

/**
 * The largest number of marks in one request, and their largest length as JSON in bytes; a single mark may be longer. More marks go in several
 * requests.
 */
export const marksPerRequest = 200;
export const marksBytesPerRequest = 64_000;
/** `POST /api/meetings/:id/marks`: stores the newer marks; answers `MarksPushed`. A repeated one changes nothing. */
export const MarksPush = z.object({ marks: z.array(Mark).check(z.maxLength(marksPerRequest)) });
export interface MarksPushed {
  /** The number of the last change before and after: a device that knew all changes before knows all of them now. */
  readonly before: number;
  readonly rev: number;
  /** The marks that were not stored, as the server has them: they were changed later. */
  readonly newer: readonly Mark[];
}
/**
 * `GET /api/meetings/:id/marks?after=rev`: one's own that changed after `rev`, oldest first. If the server knows fewer changes than `rev` (an
 * older copy of the database was put back), it answers all of them with a smaller `rev`: the device then sends its own marks anew.
 */
export interface MarksPull {
  readonly marks: readonly Mark[];
  /** Ask after this one next time. */
  readonly rev: number;
  /** There are more. */
  readonly more: boolean;
}

import * as z from 'zod/mini';
import { CommandId, Digest, Id, limits, type Refusal } from '../kernel/index.ts';
import { type Entry, MeetingCommand } from '../meeting/index.ts';

/** Raised when old clients can no longer take part; they are told to reload. */
export const protocolVersion = 5;

/** The path of a meeting's socket: the meeting's id is in it, so that a proxy can route by it. */
export const socketPath = (meetingId: string): string => `/live/${meetingId}/`;

export const Hello = z.object({
  protocol: z.int(),
  /** The number of the last record the client has folded; 0 when it has none. */
  lastSeq: z.int().check(z.gte(0)),
  /** The reader as whom it folded, as the last welcome said; empty without one. */
  foldedAs: z.string().check(z.maxLength(limits.name)),
});
export type Hello = z.infer<typeof Hello>;

export const Envelope = z.object({
  id: CommandId,
  command: MeetingCommand,
});
export type Envelope = z.infer<typeof Envelope>;

/** A place on a page as a share of its width or height. */
const Share = z.number().check(z.gte(0), z.lte(1));

/** Where the presenter is; never in the log. Places are of the page as it is shown upright. */
export const Lead = z.object({
  paperId: Id,
  /** The file of the version being presented. */
  sha256: Digest,
  page: z.int().check(z.gte(1), z.lte(100_000)),
  /** The part of the page that the presenter sees (left, top, width, height): the big screen shows the same. Null: the whole page. */
  area: z.nullable(z.tuple([Share, Share, Share, Share])),
  /** The spot at which the presenter points; null without one. */
  pointer: z.nullable(z.tuple([Share, Share])),
});
export type Lead = z.infer<typeof Lead>;

export const Reminder = z.object({ voteId: z.nullable(Id) });
export type Reminder = z.infer<typeof Reminder>;

/** Ephemeral facts, current at the time of sending; the last one of each kind counts. */
export type Live =
  | { readonly kind: 'turnout'; readonly voteId: string; readonly voted: readonly string[] }
  /** How many slips lie in the box of a secret vote. */
  | { readonly kind: 'box'; readonly voteId: string; readonly cast: number }
  /** Officers ask those who have not acted yet; `voteId` null: to check in. */
  | { readonly kind: 'reminder'; readonly voteId: string | null }
  /** The people whose devices can sign, told to chair and secretary. */
  | { readonly kind: 'keys'; readonly ready: readonly string[] }
  /** One's own marks changed on some device, up to this number (shared/reading/marks.ts); told to nobody else. */
  | { readonly kind: 'marks'; readonly rev: number }
  | { readonly kind: 'lead'; readonly lead: (Lead & { readonly by: string }) | null }
  | { readonly kind: 'presence'; readonly connected: readonly string[] }
  /** Told to chair and secretary: the server's own clock jumped by `by` milliseconds at this instant; null without a jump. */
  | { readonly kind: 'clock'; readonly jump: { readonly by: number; readonly at: number } | null };

/** How the log reaches a client that said hello. */
export type Catchup =
  /** The records after the number it named. */
  | { readonly how: 'delta'; readonly entries: readonly Entry[] }
  /**
   * A folded state to start from (gzip of JSON, a MeetingState), then the few records that are this person's own,
   * in any order: they commute with the rest.
   */
  | { readonly how: 'snapshot'; readonly state: Uint8Array; readonly own: readonly Entry[] };

export type Welcome =
  | {
      readonly ok: true;
      readonly personId: string | null;
      readonly foldedAs: string;
      /** Epoch milliseconds at the server. */
      readonly now: number;
      readonly catchup: Catchup;
      readonly live: readonly Live[];
    }
  | { readonly ok: false; readonly refusal: Refusal };

export type Answer =
  | { readonly ok: true /** The last record it made. */; readonly seq: number; readonly at: number }
  | { readonly ok: false; readonly refusal: Refusal };

export interface ClientToServer {
  hello: (hello: Hello, answer: (welcome: Welcome) => void) => void;
  command: (envelope: Envelope, answer: (answer: Answer) => void) => void;
  /** Chair and secretary: remind everyone who has not voted in this vote (null: not checked in) yet. */
  remind: (reminder: Reminder) => void;
  /** The presenter's page; null stops presenting. */
  lead: (lead: Lead | null) => void;
}

/**
 * Records as they come. They follow the number `after`: a client that has not folded that far has missed something and says hello again; one
 * that is further already passes over the records that it knows.
 */
export interface LogFrame {
  readonly after: number;
  readonly entries: readonly Entry[];
}

export interface ServerToClient {
  log: (frame: LogFrame) => void;
  live: (live: Live) => void;
  /** The reader's groups changed, or he lagged too far: say hello again. */
  resync: () => void;
}

/** The means with which minutes tell of a meeting: its state, and how papers write people, times and sentences. */
export interface MinutesContext<Meeting> {
  readonly state: Meeting;
  /** The log, in order. */
  readonly records: readonly { readonly event: { readonly type: string } }[];
  readonly naming: {
    /** A person where a sentence begins, "Ông Nguyễn Văn A", and within one, "ông Nguyễn Văn A". */
    readonly addressed: (personId: string) => string;
    readonly within: (personId: string) => string;
  };
  /** The body's words for its meeting and its chair; with a capital letter where a sentence begins. */
  readonly words: { readonly meeting: string; readonly Meeting: string; readonly Chair: string };
  readonly written: {
    readonly hour: (at: number) => string;
    readonly span: (from: number, to: number) => string;
    /** With its full stop. */
    readonly sentence: (text: string) => string;
  };
}

/** A sentence of its own in the course; null for an event without one. `itemId`: null for the item in which it happened. */
export type Statement = { readonly text: string; readonly itemId: string | null } | null;

/** How minutes tell a kind of event: by a sentence in the course, within another part, or not at all, for a reason. */
export type MinutesLine<Event, Meeting> =
  | { readonly says: (event: Event, at: number, context: MinutesContext<Meeting>) => Statement }
  | { readonly within: 'head' | 'attendance' | 'item' | 'speech' | 'vote' | 'signatures' }
  | { readonly silent: string };

/** How minutes tell each of a capability's events: an event without its line does not compile. */
export type Minutes<Own extends { type: string }, Meeting = object> = {
  readonly [T in Own['type']]: MinutesLine<Extract<Own, { type: T }>, Meeting>;
};

/** "; lý do: …"; a full stop without one. */
export const reasonOf = (reason: string, { written }: Pick<MinutesContext<object>, 'written'>): string =>
  reason.trim() ? `; lý do: ${written.sentence(reason)}` : '.';

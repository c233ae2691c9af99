/** The places on a printed paper, as the screens name them. */
export const paperPlaces = [
  'letterhead',
  'subject',
  'people',
  'venue',
  'course',
  'question',
  'vote',
  'board',
  'opinions',
  'explanation',
  'recipients',
  'closing',
] as const;
export type PaperPlace = (typeof paperPlaces)[number];

export const paperGapCodes = ['letters-not-printed-in', 'body-above-missing'] as const;

/** A part that a paper lacks when it is laid out; the screen where the paper is made tells it. */
export interface PaperGap {
  readonly code: (typeof paperGapCodes)[number];
  /** `letters`, and the `place` (a PaperPlace) where they stand. */
  readonly params: Readonly<Record<string, string>>;
}

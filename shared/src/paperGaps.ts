/** Where on a paper of the house something stands, as the screens name it. */
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

/** What a paper lacks when it is laid out, told where it is made. */
export interface PaperGap {
  readonly code: (typeof paperGapCodes)[number];
  /** `letters`, and the `place` (a PaperPlace) where they stand. */
  readonly params: Readonly<Record<string, string>>;
}

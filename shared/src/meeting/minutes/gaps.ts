import { paperGapCodes } from '../../paperGaps.ts';

/** The parts that minutes may lack before they are laid out. */
export const gapCodes = [
  'number-missing',
  'presenter-unknown',
  'secretary-not-checked-in',
  'item-not-discussed',
  'conclusion-missing',
  'summary-missing',
  'vote-not-settled',
  'counting-record-unsigned',
  'closing-missing',
  'letters-not-printed',
  ...paperGapCodes,
] as const;

/** One thing that is missing. `key`: the text in which the secretary mends it; null when it is mended elsewhere. */
export interface MinutesGap {
  readonly code: (typeof gapCodes)[number];
  readonly params: Readonly<Record<string, string | number>>;
  readonly key: string | null;
}

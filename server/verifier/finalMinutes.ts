import type { MeetingState } from '@dien-hong/shared';

/** The digest of the minutes once both have signed; null before. */
export const finalMinutes = ({ minutes }: MeetingState): string | null =>
  minutes.signatures.some((one) => one.capacity === 'chair') ? (minutes.prepared?.sha256 ?? null) : null;

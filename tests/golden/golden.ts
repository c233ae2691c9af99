import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { canonicalBytes, initialMeeting, type JsonValue, type MeetingState } from '@dien-hong/shared';

export const folder = import.meta.dirname;
export const logFile = (name: string): string => join(folder, `${name}.jsonl`);
/** Beside each log: the hash of the state it folds to. */
export const hashFile = (name: string): string => join(folder, `${name}.sha256`);

/**
 * SHA-256 over the canonical JSON of a folded state. A slice without events in the log is left out, so that a later capability leaves the
 * hash as it was.
 */
export function stateHash(state: MeetingState): string {
  const touched = Object.entries(state).filter(([name, slice]) => slice !== initialMeeting[name as keyof MeetingState]);
  return createHash('sha256')
    .update(canonicalBytes(Object.fromEntries(touched) as unknown as JsonValue))
    .digest('hex');
}

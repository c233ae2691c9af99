import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { canonicalBytes, type JsonValue, type MeetingState } from '@dien-hong/shared';

export const folder = import.meta.dirname;
export const logFile = (name: string): string => join(folder, `${name}.jsonl`);
/** Beside each log: the hash of the state it folds to. */
export const hashFile = (name: string): string => join(folder, `${name}.sha256`);

/** SHA-256 over the canonical JSON of a folded state. */
export const stateHash = (state: MeetingState): string =>
  createHash('sha256')
    .update(canonicalBytes(state as unknown as JsonValue))
    .digest('hex');

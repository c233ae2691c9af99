import type { RefusalCode } from '../../kernel/index.ts';
import { kindHasNames, type Motion } from './motion.ts';

type Shape = Pick<Motion, 'kind' | 'form' | 'rows' | 'choices' | 'most' | 'seats'>;

/** The fault of a motion taken by itself, as a refusal's code; null without one. */
export function shapeProblem({ kind, form, rows, choices, most, seats }: Shape): RefusalCode | null {
  const named = kindHasNames(kind);
  if (choices.length < (kind === 'choice' ? 1 : 2) || new Set(choices).size !== choices.length)
    return 'vote-needs-choices';
  if (new Set(rows.map((row) => row.id)).size !== rows.length) return 'vote-needs-rows';
  if (named && (rows.some((row) => row.name === '') || new Set(rows.map((row) => row.name)).size !== rows.length))
    return 'vote-needs-rows';
  if (rows.length === 0) return 'vote-needs-rows';
  if (!named && rows.length !== 1) return 'vote-needs-rows';
  if (kind === 'choice' && rows.length < 2) return 'vote-needs-rows';
  const limited = kind === 'choice' || kind === 'election';
  if (limited !== (most !== null) || (most !== null && most > rows.length)) return 'vote-needs-most';
  if (!limited && seats !== null) return 'vote-needs-most';
  // A straw poll binds nobody, so that it needs neither a secret form nor a roll call nor tellers.
  return kind === 'poll' && form !== 'open' ? 'vote-poll-is-open' : null;
}

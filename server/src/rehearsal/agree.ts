import type { MeetingState } from '@dien-hong/shared';
import canonicalize from 'canonicalize';
import { sha256 } from '../log/chain.ts';

/**
 * What every reader of a meeting sees alike: all of it but the papers (some are for members only) and, in votes, who cast
 * which ballot before the result was told, and what was signed blindly.
 */
export function publicHash(state: MeetingState): string {
  const { documents: _, voting, ...rest } = state;
  const votes = Object.entries(voting.votes).map(([id, { ballots: _, entered: __, slips, ...vote }]) => {
    // That a slip was issued is everyone's; what was signed blindly is the member's and the board's.
    const issued = Object.entries(slips?.issued ?? {}).map(([who, { cosigned }]) => [who, cosigned]);
    return [id, { ...vote, slips: slips && { ...slips, issued } }];
  });
  return sha256(canonicalize({ ...rest, votes }) ?? '');
}

/** The public states of all listeners, counted by hash; states held in common are hashed once. */
export function publicHashes(states: readonly MeetingState[]): Map<string, number> {
  const known = new Map<MeetingState, string>();
  const counts = new Map<string, number>();
  for (const state of states) {
    const hash = known.get(state) ?? publicHash(state);
    known.set(state, hash);
    counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  return counts;
}

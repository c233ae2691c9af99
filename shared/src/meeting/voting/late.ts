import { lookUp } from '../../kernel/index.ts';
import { type AttendanceState, votersOf } from '../attendance/index.ts';
import type { LifeState } from '../life/index.ts';
import { type VotingState, voteOf } from './state.ts';

/**
 * Who has not acted yet: in a vote, who is in the electorate and has neither voted nor received a slip; without one, the voters
 * who have not checked in. In the casting of secret slips nobody knows, and nobody is told.
 */
export function whoIsLate(
  state: { voting: VotingState; attendance: AttendanceState; life: LifeState },
  voteId: string | null,
): readonly string[] {
  if (voteId === null) return votersOf(state).flatMap((one) => (one.presence.is === 'present' ? [] : [one.personId]));
  const vote = voteOf(state, voteId);
  if (vote?.stage !== 'open' || !vote.opened) return [];
  if (vote.slips?.stage === 'casting') return vote.opened.electorate;
  const acted: Readonly<Record<string, unknown>> = vote.slips?.issued ?? vote.ballots;
  return vote.opened.electorate.filter((personId) => lookUp(acted, personId) === undefined);
}

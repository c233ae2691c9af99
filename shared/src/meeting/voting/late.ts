import { lookUp } from '../../kernel/index.ts';
import { type AttendanceState, votersOf } from '../attendance/index.ts';
import type { LifeState } from '../life/index.ts';
import { type Vote, type VotingState, voteOf } from './state.ts';

/** Whose ballots a vote waits for, and what every count of it is of: its electorate; once slips are cast, those who hold one. */
export const awaitedFrom = ({ opened, slips }: Vote): readonly string[] =>
  slips?.stage === 'casting' ? Object.keys(slips.issued) : (opened?.electorate ?? []);

/**
 * VOT-41. Who has not acted yet: in a vote, who is in the electorate and has neither voted nor received a slip; without one, the voters
 * who have not checked in. Nobody while slips are cast: nobody knows whose slip is missing, and who holds none is waited for no more.
 */
export function whoIsLate(
  state: { voting: VotingState; attendance: AttendanceState; life: LifeState },
  voteId: string | null,
): readonly string[] {
  if (voteId === null) return votersOf(state).flatMap((one) => (one.presence.is === 'present' ? [] : [one.personId]));
  const vote = voteOf(state, voteId);
  if (vote?.stage !== 'open' || !vote.opened || vote.slips?.stage === 'casting') return [];
  const acted: Readonly<Record<string, unknown>> = vote.slips?.issued ?? vote.ballots;
  return vote.opened.electorate.filter((personId) => lookUp(acted, personId) === undefined);
}

import { lookUp } from '../../kernel/index.ts';
import { type AttendanceState, votersOf } from '../attendance/index.ts';
import type { LifeState } from '../life/index.ts';
import { type Vote, type VotingState, voteOf } from './state.ts';

/**
 * The people whose ballots a vote waits for, who are also the total of every count of it: its electorate; once slips are cast, the holders of
 * slips.
 */
export const awaitedFrom = ({ opened, slips }: Vote): readonly string[] =>
  slips?.stage === 'casting' ? Object.keys(slips.issued) : (opened?.electorate ?? []);

/**
 * VOT-41. The people who have not acted yet: in a vote, members of the electorate who have neither voted nor received a slip; without a vote,
 * the voters who have not checked in. The list is empty while slips are cast: nobody knows whose slip is missing, and the vote waits for
 * holders of slips only.
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

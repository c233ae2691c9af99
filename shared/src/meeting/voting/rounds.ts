import type { Motion } from '../motions/index.ts';
import { outcomeOf, type VotingState, voteOf } from './state.ts';

interface Known {
  readonly voting: VotingState;
}

/** The first round that this one goes back to; itself where it repeats none. */
export function firstRound(state: Known, motion: Motion): Motion {
  const earlier = motion.repeats === null ? undefined : voteOf(state, motion.repeats);
  return earlier ? firstRound(state, earlier.motion) : motion;
}

/**
 * The rows that any round of this vote has elected or chosen, and how many seats are left of those of the first round; null when all with
 * enough votes are through. An annulled round fills none. Rows keep their ids from round to round.
 */
export function seatsLeft(state: Known, motion: Motion): { filled: readonly string[]; left: number | null } {
  const { id, seats } = firstRound(state, motion);
  if (seats === null) return { filled: [], left: null };
  const filled = Object.values(state.voting.votes).flatMap((vote) =>
    vote.stage === 'closed' && firstRound(state, vote.motion).id === id
      ? vote.motion.rows.flatMap((row) => (outcomeOf(vote, row.id) === 'passed' ? [row.id] : []))
      : [],
  );
  return { filled, left: seats - filled.length };
}

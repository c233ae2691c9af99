import type { Deadline } from '../capability.ts';
import type { CommandOf } from './messages.ts';
import type { VotingState } from './state.ts';

/** VOT-15. When the votes that are open close by themselves. */
export const votingDeadlines = ({ voting }: { readonly voting: VotingState }): Deadline<CommandOf<'CloseVote'>>[] =>
  Object.values(voting.votes).flatMap(({ stage, slips, opened, motion }) => {
    const at = slips?.closesAt ?? opened?.closesAt ?? null;
    return stage === 'open' && at !== null ? [{ at, command: { type: 'CloseVote', voteId: motion.id } }] : [];
  });

import type { Feature } from '../feature.ts';
import { announceVotes } from './announce.ts';
import HallVote from './HallVote.vue';
import MinutesVotes from './MinutesVotes.vue';
import { votingSteps } from './stepActs.ts';

export const voting: Feature = {
  chairSteps: votingSteps,
  announce: announceVotes,
  hallViews: { vote: HallVote, result: HallVote },
  minutesLines: [MinutesVotes],
};

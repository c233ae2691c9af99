import type { Feature } from '../feature.ts';
import { votingSteps } from './console/stepActs.ts';
import { announceVotes } from './result/announce.ts';
import HallVote from './result/HallVote.vue';
import MinutesVotes from './result/MinutesVotes.vue';

export const voting: Feature = {
  chairSteps: votingSteps,
  announce: announceVotes,
  hallViews: { vote: HallVote, result: HallVote },
  minutesLines: [MinutesVotes],
};

import type { MeetingState } from '@dien-hong/shared';
import { forgetSecretVote } from '../device/stores/secretVotes.ts';

/** Erases from this device the keys and secrets of a meeting's secret votes, once each is counted or annulled. */
export function createOverVotes(meetingId: string) {
  const erased = new Set<string>();
  return ({ voting }: MeetingState): void => {
    for (const { motion, stage } of Object.values(voting.votes)) {
      const over = motion.form === 'secret' && (stage === 'closed' || stage === 'annulled');
      if (!over || erased.has(motion.id)) continue;
      erased.add(motion.id);
      void forgetSecretVote(meetingId, motion.id);
    }
  };
}

import type { Vote } from '@dien-hong/shared';
import { computed } from 'vue';
import { useMeeting } from '../../../meeting/meetingStore.ts';

/**
 * The number of ballots of a vote that the server has reported, the number that it waits for, and the names of those whose ballot has not
 * come.
 */
export function useTurnout(vote: () => Vote) {
  const meeting = useMeeting();
  const count = computed(() => meeting.countOf(vote()));
  const total = computed(() => count.value.total);
  const voted = computed(() => count.value.voted);
  const missing = computed(() => count.value.missing.map(meeting.nameOf));
  return { total, voted, missing };
}

import type { Vote } from '@dien-hong/shared';
import { computed } from 'vue';
import { useMeeting } from '../../session/meetingStore.ts';

/** How many ballots of a vote the server has told of, and the names of those whose ballot has not come. */
export function useTurnout(vote: () => Vote) {
  const meeting = useMeeting();
  const electorate = computed(() => vote().opened?.electorate ?? []);
  const who = computed(() => meeting.turnout.get(vote().motion.id));
  const total = computed(() => electorate.value.length);
  const voted = computed(() => who.value?.size ?? 0);
  const missing = computed(() => electorate.value.filter((id) => !who.value?.has(id)).map(meeting.nameOf));
  return { total, voted, missing };
}

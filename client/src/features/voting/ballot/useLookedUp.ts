import { unfinishedVotes } from '@dien-hong/shared';
import { type Ref, ref, watch } from 'vue';
import { useMeeting } from '../../../meeting/meetingStore.ts';

/** The vote whose result somebody asked to see again; a vote that opens takes its place, and so does its result. */
export function useLookedUp(): Ref<string | null> {
  const meeting = useMeeting();
  const lookedUp = ref<string | null>(null);
  watch(
    () => unfinishedVotes(meeting.state)[0]?.motion.id,
    (opened) => {
      if (opened !== undefined) lookedUp.value = null;
    },
    { flush: 'sync' },
  );
  return lookedUp;
}

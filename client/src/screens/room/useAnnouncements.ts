import { ref, watch } from 'vue';
import { features } from '../../features/registry.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import { useTeller } from '../useTeller.ts';

/** What a listener must hear without looking, as the features tell it; where two tell something, what the later one in their list tells. */
export function useAnnouncements() {
  const meeting = useMeeting();
  const teller = useTeller();
  const words = ref('');
  watch(
    () => meeting.state,
    (now, was) => {
      if (!meeting.joined) return;
      const told = features.flatMap(({ announce }) => announce?.(now, was, teller()) || []);
      words.value = told.at(-1) ?? words.value;
    },
  );
  return words;
}

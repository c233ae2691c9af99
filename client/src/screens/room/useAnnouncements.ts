import { ref, watch } from 'vue';
import { features } from '../../features/registry.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import { useWording } from '../useWording.ts';

/** The sentence for a listener's screen reader, as the features tell it; where two features tell one, that of the later in their list. */
export function useAnnouncements() {
  const meeting = useMeeting();
  const wording = useWording();
  const words = ref('');
  watch(
    () => meeting.state,
    (now, was) => {
      if (!meeting.joined) return;
      const announced = features.flatMap(({ announce }) => announce?.(now, was, wording()) || []);
      words.value = announced.at(-1) ?? words.value;
    },
  );
  return words;
}

import { computed } from 'vue';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import { notReady, readinessOf, readyCount } from './readiness.ts';

/** Who of those who would vote in an item is ready now, live. */
export function useReadiness(itemId: () => string | null) {
  const meeting = useMeeting();
  const all = computed(() =>
    readinessOf(meeting.state, itemId(), { connected: meeting.connected, withKey: meeting.withKey }),
  );
  const missing = computed(() => notReady(all.value));
  const count = computed(() => readyCount(all.value));
  return { all, missing, count };
}

import { computed } from 'vue';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import { notReady, readinessOf, readyCount } from './readiness.ts';

/** The state of each person who would vote in an item, live. */
export function useReadiness(itemId: () => string | null) {
  const meeting = useMeeting();
  const all = computed(() =>
    readinessOf(meeting.state, itemId(), { connected: meeting.connected, withKey: meeting.withKey }),
  );
  const missing = computed(() => notReady(all.value));
  const count = computed(() => readyCount(all.value));
  return { all, missing, count };
}

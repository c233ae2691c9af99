import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useMeeting } from '../../session/meetingStore.ts';
import { notReady, readinessOf, readyCount } from './readiness.ts';

/** Who of those who would vote in an item is ready now, live; `row` is their number as a dialog shows it. */
export function useReadiness(itemId: () => string | null) {
  const meeting = useMeeting();
  const { t } = useI18n();
  const all = computed(() =>
    readinessOf(meeting.state, itemId(), { connected: meeting.connected, withKey: meeting.withKey }),
  );
  const missing = computed(() => notReady(all.value));
  const count = computed(() => readyCount(all.value));
  const row = computed(() => ({
    label: t('voting.ready.number'),
    value: `${count.value.ready} / ${count.value.total}`,
  }));
  return { all, missing, count, row };
}

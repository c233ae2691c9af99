import { watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useMeeting } from '../../session/meetingStore.ts';
import { toast } from '../../ui/toasts.ts';

/** Tells this person that chair or secretary ask him to check in or to vote; on a phone it can be felt as well. */
export function useReminders(): void {
  const meeting = useMeeting();
  const { t } = useI18n();
  watch(
    () => meeting.reminded,
    (now) => {
      if (!now) return;
      toast(t(now.voteId === null ? 'room.remindedHere' : 'room.remindedVote'), { seconds: 12 });
      navigator.vibrate?.(200);
    },
  );
}

import { isPresent } from '@dien-hong/shared';
import { watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useMeeting } from '../../meeting/meetingStore.ts';
import { toast } from '../../ui/notes/toasts.ts';

/** Tells this person that chair or secretary ask him to check in or to vote; on a phone it can be felt as well. */
export function useReminders(): void {
  const meeting = useMeeting();
  const { t } = useI18n();
  watch(
    () => meeting.reminded,
    (now) => {
      if (!now) return;
      // A person who is in the room and is not ready to vote lacks a key.
      const here =
        meeting.me !== null && isPresent(meeting.state, meeting.me) ? 'room.remindedKey' : 'room.remindedHere';
      toast(t(now.voteId === null ? here : 'room.remindedVote'), { seconds: 12 });
      navigator.vibrate?.(200);
    },
  );
}

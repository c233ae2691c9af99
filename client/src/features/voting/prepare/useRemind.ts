import { useI18n } from 'vue-i18n';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import { toast } from '../../../ui/notes/toasts.ts';

/** Reminds those who have yet to act, and says how many it reached: it comes to open devices alone. */
export function useRemind() {
  const meeting = useMeeting();
  const { t } = useI18n();
  return (voteId: string | null, late: readonly string[]): void => {
    meeting.remind(voteId);
    const total = late.length;
    const count = late.filter((personId) => meeting.connected.has(personId)).length;
    const reached = count === total ? 'reminded' : count === 0 ? 'remindedNone' : 'remindedSome';
    toast(t(`voting.ready.${reached}`, { count, total }));
  };
}

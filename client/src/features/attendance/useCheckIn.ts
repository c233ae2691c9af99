import { useI18n } from 'vue-i18n';
import { useMeeting } from '../../session/meetingStore.ts';
import { useSend } from '../../session/useSend.ts';
import { toast } from '../../ui/toasts.ts';

/** Checking others in: one tap, taken back from the toast. */
export function useCheckIn() {
  const meeting = useMeeting();
  const { t } = useI18n();
  const { sending, send } = useSend();

  const undo = (personId: string) => send({ type: 'UndoCheckIn', personId });

  async function checkIn(personId: string): Promise<void> {
    if (!(await send({ type: 'CheckIn', personId, method: 'secretary' }))) return;
    toast(t('attendance.checkedIn', { name: meeting.nameOf(personId) }), { undo: () => void undo(personId) });
  }
  return { sending, checkIn, undo };
}

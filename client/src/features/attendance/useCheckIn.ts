import { isPresent } from '@dien-hong/shared';
import { useI18n } from 'vue-i18n';
import { useMeeting } from '../../meeting/meetingStore.ts';
import { useSend } from '../../meeting/useSend.ts';
import { dismiss, toast } from '../../ui/notes/toasts.ts';

/** A roll is called quickly: the last name's toast replaces the one before. */
let shown = 0;

/** Checking others in: one tap, taken back from the toast. */
export function useCheckIn() {
  const meeting = useMeeting();
  const { t } = useI18n();
  const { isSending, send } = useSend();

  /** Whether this person's check-in waits for its answer. */
  const waits = (personId: string) => isSending((one) => one.type === 'CheckIn' && one.personId === personId);
  const undo = (personId: string) => send({ type: 'UndoCheckIn', personId });

  async function checkIn(personId: string): Promise<void> {
    if (!(await send({ type: 'CheckIn', personId, method: 'secretary' }))) return;
    dismiss(shown);
    shown = toast(t('attendance.checkedIn', { name: meeting.nameOf(personId) }), {
      undo: {
        label: t('attendance.undoShort'),
        still: () => isPresent(meeting.state, personId),
        act: () => void undo(personId),
      },
    });
  }
  return { waits, checkIn, undo };
}

import type { MeetingCommand } from '@dien-hong/shared';
import { ref } from 'vue';
import { refusalText } from '../i18n/refusals.ts';
import { toast } from '../ui/toasts.ts';
import { useMeeting } from './meetingStore.ts';

/**
 * Sends an officer's commands. `sending` is the type of the one on its way, so that its button can say so; a refusal is told
 * at once in words. Resolves with whether it was carried out.
 */
export function useSend() {
  const meeting = useMeeting();
  const sending = ref<MeetingCommand['type'] | null>(null);

  async function send(command: MeetingCommand): Promise<boolean> {
    if (sending.value !== null) return false;
    sending.value = command.type;
    const answer = await meeting.submit(command);
    sending.value = null;
    if (!answer.ok) toast(refusalText(answer.refusal), { seconds: 8 });
    return answer.ok;
  }
  return { sending, send };
}

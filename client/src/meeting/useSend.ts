import type { MeetingCommand } from '@dien-hong/shared';
import { computed, shallowRef } from 'vue';
import { refusalText } from '../i18n/refusals.ts';
import { toast } from '../ui/notes/toasts.ts';
import { useMeeting } from './meetingStore.ts';

/**
 * Sends an officer's commands. Different acts go at once, in the order they were tapped; the same act tapped again before its
 * answer goes once. `sending` is the type of the latest on its way and `isSending` finds a certain one, so that its button can
 * say so; a refusal is told at once in words. Resolves with whether it was carried out by this call.
 */
export function useSend() {
  const meeting = useMeeting();
  const fullNameOf = (id: string): string | undefined => meeting.personOf(id)?.fullName;
  const underway = shallowRef<readonly MeetingCommand[]>([]);
  const sending = computed(() => underway.value.at(-1)?.type ?? null);
  const isSending = (which: (command: MeetingCommand) => boolean): boolean => underway.value.some(which);

  async function send(command: MeetingCommand): Promise<boolean> {
    const act = JSON.stringify(command);
    if (isSending((one) => JSON.stringify(one) === act)) return false;
    underway.value = [...underway.value, command];
    try {
      const answer = await meeting.submit(command);
      if (!answer.ok) toast(refusalText(answer.refusal, fullNameOf), { seconds: 8 });
      return answer.ok;
    } catch {
      toast(refusalText({ code: 'could-not-send', params: {} }), { seconds: 8 });
      return false;
    } finally {
      underway.value = underway.value.filter((one) => one !== command);
    }
  }
  return { sending, isSending, send };
}

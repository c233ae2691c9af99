import type { Vote } from '@dien-hong/shared';
import { type ComputedRef, computed, type Ref, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { refusalText } from '../../i18n/refusals.ts';
import { request } from '../../session/http.ts';
import { useMeeting } from '../../session/meetingStore.ts';
import { toast } from '../../ui/toasts.ts';

/** The counting board's record of a vote, as one of the board sees it. */
export function useCountingRecord(vote: () => Vote): {
  path: ComputedRef<string>;
  signed: ComputedRef<number>;
  members: ComputedRef<number>;
  busy: Ref<boolean>;
  /** Has the record laid out unless it is already. False where it was refused, which is told. */
  layOut: () => Promise<boolean>;
} {
  const meeting = useMeeting();
  const { t } = useI18n();
  const busy = ref(false);
  const path = computed(() => `/api/meetings/${meeting.id}/votes/${vote().motion.id}/record`);
  return {
    path,
    signed: computed(() => vote().record?.signatures.length ?? 0),
    members: computed(() => vote().board?.members.length ?? 0),
    busy,
    async layOut() {
      if (vote().record) return true;
      if (busy.value) return false;
      busy.value = true;
      const reply = await request<{ unprinted: string }>('POST', `${path.value}/layout`, {});
      busy.value = false;
      if (!reply.ok) toast(refusalText(reply.refusal));
      else if (reply.value.unprinted) toast(t('voting.record.unprinted', { letters: reply.value.unprinted }));
      return reply.ok;
    },
  };
}

import type { PaperGap, Vote } from '@dien-hong/shared';
import { type ComputedRef, computed, type Ref, ref, shallowRef } from 'vue';
import { refusalText } from '../../../i18n/refusals.ts';
import type { SigningDesk } from '../../../keys/signPages.ts';
import { call, pathTo } from '../../../line/call.ts';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import { toast } from '../../../ui/notes/toasts.ts';

/** The counting board's record of a vote, as one of the board sees it. */
export function useCountingRecord(vote: () => Vote): {
  /** The place where it is signed. */
  desk: SigningDesk;
  signed: ComputedRef<number>;
  members: ComputedRef<number>;
  busy: Ref<boolean>;
  /** The gaps of the record that was laid out here. */
  gaps: Ref<readonly PaperGap[]>;
  /** Has the record laid out unless it is already. False where it was refused, or has gaps, which are told first. */
  layOut: () => Promise<boolean>;
} {
  const meeting = useMeeting();
  const busy = ref(false);
  const gaps = shallowRef<readonly PaperGap[]>([]);
  const params = () => ({ id: meeting.id, vote: vote().motion.id });
  const desk: SigningDesk = {
    prepare: () => call('POST /api/meetings/:id/votes/:vote/record/signing', { params: params() }),
    pages: (job) =>
      pathTo('GET /api/meetings/:id/votes/:vote/record/signing/:job/pdf', { params: { ...params(), job } }),
    sign: (job, body) =>
      call('POST /api/meetings/:id/votes/:vote/record/signing/:job', { params: { ...params(), job }, body }),
  };
  return {
    desk,
    signed: computed(() => vote().record?.signatures.length ?? 0),
    members: computed(() => vote().board?.members.length ?? 0),
    busy,
    gaps,
    async layOut() {
      if (vote().record) return true;
      if (busy.value) return false;
      busy.value = true;
      const reply = await call('POST /api/meetings/:id/votes/:vote/record/layout', { params: params() });
      busy.value = false;
      if (!reply.ok) toast(refusalText(reply.refusal));
      gaps.value = reply.ok ? reply.value.gaps : [];
      return reply.ok && gaps.value.length === 0;
    },
  };
}

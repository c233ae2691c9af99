import { cosignedAtOnce, lookUp, notCosigned, type Vote } from '@dien-hong/shared';
import type { BoardKey } from '@dien-hong/shared/tablet';
import { useTimeoutFn } from '@vueuse/core';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { refusalText } from '../../../i18n/refusals.ts';
import { keptBoardKey, makeBoardKey, signOpening } from '../../../keys/boardKey.ts';
import { type Cosigners, openCosigners } from '../../../keys/cosigners.ts';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import { useSend } from '../../../meeting/useSend.ts';
import { toast } from '../../../ui/notes/toasts.ts';

const tryAgainAfter = 2000;

function showFailure(error: unknown): void {
  console.info('the board’s key did not work:', error);
  toast(refusalText({ code: 'signing-failed', params: {} }), { seconds: 8 });
}

/**
 * A member of the counting board at work on his tablet: makes the key, co-signs every slip while they are handed out, opens the
 * count. `holds`: the key of this vote is on this device.
 */
export function useBoard(vote: () => Vote) {
  const meeting = useMeeting();
  const { send } = useSend();
  const voteId = vote().motion.id;
  const key = shallowRef<BoardKey | null>(null);
  const busy = ref<'key' | 'count' | null>(null);
  let cosigning = false;
  let gone = false;
  let cosigners: Cosigners | undefined;
  const again = useTimeoutFn(() => void cosignWaiting(), tryAgainAfter, { immediate: false });
  onScopeDispose(() => {
    gone = true;
    cosigners?.close();
  });

  const holds = computed(() => key.value !== null && vote().boardKey?.publicKey === key.value.publicKey);
  const waiting = computed(() => {
    const { slips } = vote();
    return slips ? notCosigned(slips) : [];
  });

  async function makeKey(): Promise<void> {
    busy.value = 'key';
    try {
      const made = await makeBoardKey(meeting.id, voteId);
      key.value = made;
      await send({ type: 'PresentBoardKey', voteId, publicKey: made.publicKey });
    } catch (error) {
      showFailure(error);
    } finally {
      busy.value = null;
    }
  }

  async function cosignSome(held: BoardKey): Promise<{ personId: string; signature: string }[]> {
    cosigners ??= openCosigners();
    const issued = vote().slips?.issued ?? {};
    const asked = waiting.value
      .slice(0, cosignedAtOnce)
      .map((personId) => ({ personId, blinded: lookUp(issued, personId)?.sealed?.blinded.board ?? '' }));
    const signatures = await cosigners.cosign(
      held,
      asked.map(({ blinded }) => blinded),
    );
    return asked.flatMap(({ personId }, n) => {
      const signature = signatures[n];
      return signature ? [{ personId, signature }] : [];
    });
  }

  async function cosignWaiting(): Promise<void> {
    const held = key.value;
    if (cosigning || !held || !holds.value) return;
    cosigning = true;
    try {
      while (waiting.value.length > 0) {
        const slips = await cosignSome(held);
        if (slips.length === 0) break;
        const answer = await meeting.submit({ type: 'CosignSlips', voteId, slips });
        if (!answer.ok && answer.refusal.code !== 'slip-already-cosigned') break;
      }
    } catch (error) {
      // Tried again in a moment, with fresh workers.
      console.info('slips could not be co-signed:', error);
      cosigners?.close();
      cosigners = undefined;
    } finally {
      cosigning = false;
      if (!gone && waiting.value.length > 0) again.start();
    }
  }

  async function openCount(): Promise<void> {
    const held = key.value;
    if (!held) return;
    busy.value = 'count';
    try {
      const opening = await signOpening(held, meeting.id, voteId);
      await send({ type: 'CountSlips', voteId, opening });
    } catch (error) {
      showFailure(error);
    } finally {
      busy.value = null;
    }
  }

  void keptBoardKey(meeting.id, voteId).then((kept) => {
    key.value = kept;
  });
  watch([holds, () => waiting.value.length], () => void cosignWaiting(), { immediate: true });
  return { holds, waiting, busy, makeKey, openCount };
}

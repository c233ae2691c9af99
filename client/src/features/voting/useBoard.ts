import { cosignedAtOnce, lookUp, notCosigned, type Vote } from '@dien-hong/shared';
import type { BoardKey } from '@dien-hong/shared/tablet';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { boardKey, cosign, forgetBoardKey, makeBoardKey, signOpening } from '../../session/boardKey.ts';
import { useMeeting } from '../../session/meetingStore.ts';
import { useSend } from '../../session/useSend.ts';

const tryAgainAfter = 2000;

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
  let again: ReturnType<typeof setTimeout> | undefined;
  onScopeDispose(() => clearTimeout(again));

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
    } finally {
      busy.value = null;
    }
  }

  /** Each takes a quarter of a second of this tablet. */
  async function cosignWaiting(): Promise<void> {
    const held = key.value;
    if (cosigning || !held || !holds.value) return;
    cosigning = true;
    try {
      while (waiting.value.length > 0) {
        const slips: { personId: string; signature: string }[] = [];
        for (const personId of waiting.value.slice(0, cosignedAtOnce)) {
          const blinded = lookUp(vote().slips?.issued ?? {}, personId)?.sealed?.blinded.board;
          if (blinded !== undefined) slips.push({ personId, signature: await cosign(held, blinded) });
        }
        if (slips.length === 0) break;
        const answer = await meeting.submit({ type: 'CosignSlips', voteId, slips });
        if (!answer.ok && answer.refusal.code !== 'slip-already-cosigned') break;
      }
    } finally {
      cosigning = false;
      if (waiting.value.length > 0) again = setTimeout(() => void cosignWaiting(), tryAgainAfter);
    }
  }

  async function openCount(): Promise<void> {
    const held = key.value;
    if (!held) return;
    busy.value = 'count';
    try {
      const opening = await signOpening(held, meeting.id, voteId);
      await send({ type: 'CountSlips', voteId, opening });
    } finally {
      busy.value = null;
    }
  }

  void boardKey(meeting.id, voteId).then((kept) => {
    key.value = kept;
  });
  watch([holds, () => waiting.value.length], () => void cosignWaiting(), { immediate: true });
  watch(
    () => vote().stage,
    (stage) => {
      if (stage === 'closed' || stage === 'annulled') void forgetBoardKey(meeting.id, voteId);
    },
    { immediate: true },
  );

  return { holds, waiting, busy, makeKey, openCount };
}

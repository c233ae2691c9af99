import { lookUp, passingRefusals, type Refusal, refuse, type Vote } from '@dien-hong/shared';
import type { SlipSecrets } from '@dien-hong/shared/tablet';
import { useTimeoutFn } from '@vueuse/core';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import type { OfVote } from '../../../device/schema.ts';
import { noteUntaken } from '../../../device/stores/untaken.ts';
import { sha256, signer } from '../../../keys/deviceKey.ts';
import { askingWait, dropSlip, finishSlip, forgetSlip, keptSlip, makeSlipSecrets } from '../../../keys/slips.ts';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import { slipsUnderway } from '../counting/underway.ts';
import { prepareSigning, signRequest } from './ballot.ts';
import { keptMarks } from './choice.ts';
import { marksOf, unfit } from './marking.ts';
import { rememberToken } from './ownToken.ts';

const tryAgainAfter = 3000;

/**
 * One member's secret ballot: receiving a slip, marking it, casting it as nobody, finding it among the published ones.
 * `stage`: `receiving` a slip, `marking` it (a tap sends it, once casting is open), `casting`, `cast`; `elsewhere`: the slip was
 * received on another device; `late`: issuing is over and none was received.
 */
export function useSecretBallot(vote: () => Vote, personId: string) {
  const meeting = useMeeting();
  const voteId = vote().motion.id;
  const meetingId = meeting.id;
  const of: OfVote = [personId, meetingId, voteId];
  prepareSigning();
  const { marked, discard } = keptMarks(meeting.id, voteId, personId, true);
  const secrets = shallowRef<SlipSecrets | null>(null);
  const cast = ref(false);
  const looked = ref(false);
  const busy = ref(false);
  const problem = shallowRef<Refusal | null>(null);
  const again = useTimeoutFn(() => void receive(), tryAgainAfter, { immediate: false });
  let gone = false;
  onScopeDispose(() => {
    gone = true;
  });

  const issued = computed(() => lookUp(vote().slips?.issued ?? {}, personId));
  /** The secrets from which this device made the slip; null where the request that was answered is another device's. */
  const own = computed(() => {
    const made = secrets.value;
    const answered = issued.value;
    return made && (!answered || answered.sealed?.blinded.house === made.blinded.house) ? made : null;
  });
  const casting = computed(() => vote().stage === 'open' && vote().slips?.stage === 'casting');
  const stage = computed(() => {
    if (cast.value) return 'cast';
    if (!looked.value) return 'receiving';
    if (issued.value && !own.value) return 'elsewhere';
    if (!issued.value) return vote().slips?.stage === 'issuing' ? 'receiving' : 'late';
    return busy.value ? 'casting' : 'marking';
  });

  async function look(): Promise<void> {
    const kept = await keptSlip(...of);
    cast.value = kept?.is === 'cast';
    const struck = !issued.value && vote().slips?.struck?.some((one) => one.personId === personId);
    secrets.value = kept?.is === 'received' && !struck ? kept.secrets : null;
    looked.value = true;
  }

  function later(): void {
    if (!gone) again.start();
  }

  /** Asks for a slip, signed with the member's own key; counted once, however often it is tried. */
  async function receive(): Promise<void> {
    const keys = vote().slips?.keys;
    if (!keys || issued.value || busy.value || vote().slips?.stage !== 'issuing') return;
    again.stop();
    busy.value = true;
    problem.value = null;
    try {
      const key = await signer();
      if (!key) {
        // None was made yet, or the device is too busy to answer.
        later();
        return;
      }
      const made = secrets.value ?? (await makeSlipSecrets(of, keys));
      secrets.value = made;
      await new Promise((ask) => setTimeout(ask, askingWait(vote().opened?.electorate.length ?? 0)));
      const at = `${new Date(meeting.now()).toISOString().slice(0, 19)}Z`;
      const blinded = { ...made.blinded };
      const request = {
        v: 1,
        request: 'slip',
        meeting: meeting.id,
        vote: voteId,
        blinded,
        voter: personId,
        at,
      } as const;
      const answer = await meeting.submit({
        type: 'RequestSlip',
        voteId,
        request: await signRequest(request, key, sha256),
      });
      if (answer.ok || answer.refusal.code === 'slip-already-issued') return;
      problem.value = answer.refusal;
      if (passingRefusals.has(answer.refusal.code)) later();
    } catch (error) {
      console.info('no slip could be asked for:', error);
      problem.value = { code: 'signing-failed', params: {} };
      later();
    } finally {
      busy.value = false;
    }
  }

  async function send(): Promise<void> {
    const { slips, motion } = vote();
    const made = own.value;
    const { sealed, board } = issued.value ?? {};
    if (!slips || !made || !sealed || board == null || busy.value || unfit(motion, marked.value) !== null) return;
    busy.value = true;
    problem.value = null;
    try {
      const signatures = { house: sealed.house, board };
      const slip = await finishSlip(made, slips.keys, signatures, marksOf(motion, marked.value));
      slipsUnderway.add(voteId);
      await drop(slip);
    } catch (error) {
      console.info('the slip could not be made:', error);
      problem.value = { code: 'slip-token-invalid', params: {} };
    } finally {
      slipsUnderway.delete(voteId);
      busy.value = false;
    }
  }

  /**
   * Goes on trying while the network is away: the slip is in this page's memory, and counts once. The published slips tell whether one
   * without an answer reached the box.
   */
  async function drop(slip: { bytes: Uint8Array; token: string }): Promise<void> {
    rememberToken(voteId, slip.token);
    for (;;) {
      const reply = await dropSlip(meetingId, voteId, slip.bytes);
      if (reply.ok || reply.refusal.code === 'slip-token-used') {
        cast.value = true;
        secrets.value = null;
        discard();
        await forgetSlip(of);
        return;
      }
      problem.value = reply.refusal;
      if (reply.refusal.code === 'slip-not-casting' || !casting.value) {
        const refusal = refuse('slip-not-casting').refusal;
        await noteUntaken({ id: `${meetingId}/${voteId}`, by: personId, what: 'slip', meetingId, voteId, refusal });
        return;
      }
      if (!passingRefusals.has(reply.refusal.code)) return;
      await new Promise((done) => setTimeout(done, tryAgainAfter));
    }
  }

  void look().then(() => (stage.value === 'receiving' ? receive() : undefined));
  // VOT-43: struck, whichever device had asked. Each asks anew, with fresh secrets.
  watch(
    () => issued.value !== undefined,
    (now) => {
      if (now || cast.value || !looked.value) return;
      secrets.value = null;
      void receive();
    },
  );
  watch(
    () => vote().stage,
    (now) => {
      if (now === 'closed' || now === 'annulled') discard();
    },
    { immediate: true },
  );

  return { marked, stage, casting, problem, receive, send };
}

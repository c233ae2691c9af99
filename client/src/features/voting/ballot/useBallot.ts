import { lookUp, type Refusal, refuse, type Vote } from '@dien-hong/shared';
import { computed, ref, shallowRef } from 'vue';
import { sha256, signer } from '../../../keys/deviceKey.ts';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import { ballotFor, prepareSigning, signBallot } from './ballot.ts';
import { keptMarks } from './choice.ts';
import { choicesOf, unfit } from './marking.ts';

/**
 * One member's ballot in one vote: choosing, signing, sending once. `stage` follows the server: `sent` when it has the ballot,
 * `waiting` when it is signed and the network is away.
 */
export function useBallot(vote: () => Vote, personId: string) {
  const meeting = useMeeting();
  const voteId = vote().motion.id;
  prepareSigning();
  const { marked, discard } = keptMarks(meeting.id, voteId, personId, false);
  const busy = ref(false);
  const problem = shallowRef<Refusal | null>(null);
  /** The time at which the server took it, if it was sent from here, at once or after it was kept; epoch milliseconds. */
  const answeredAt = ref<number | null>(null);
  const sentAt = computed(() => answeredAt.value ?? meeting.takenAt.get(voteId) ?? null);

  /** Where the rules allow it, a ballot that was sent is made out anew. */
  const changing = ref(false);
  const mayChange = computed(() => meeting.info?.rules.changeUntilClosed ?? false);
  const change = (): void => {
    changing.value = mayChange.value;
  };

  const own = computed(() => lookUp(vote().ballots, personId));
  const stage = computed(() => {
    if (own.value && !changing.value) return 'sent';
    // Signed and on its way; without a network it waits for the network.
    if (meeting.sending.includes(voteId) && !(busy.value && meeting.connection === 'connected')) return 'waiting';
    return busy.value ? 'sending' : 'choosing';
  });

  async function send(): Promise<void> {
    // A second tap finds it busy, sent or waiting: one ballot, however often somebody taps.
    if (stage.value !== 'choosing' || unfit(vote().motion, marked.value) !== null) return;
    busy.value = true;
    problem.value = null;
    try {
      problem.value = await signAndSend();
    } catch (error) {
      // The browser failed to sign, or the code for signing could not be fetched: said at once, and it can be tried again.
      console.info('the ballot could not be made:', error);
      problem.value = refuse('signing-failed').refusal;
    } finally {
      busy.value = false;
    }
  }

  async function signAndSend(): Promise<Refusal | null> {
    const key = await signer();
    if (!key) return refuse('ballot-not-signed').refusal;
    const choices = choicesOf(vote().motion, marked.value);
    const written = ballotFor(meeting.state, { voteId, choices, voter: personId, at: meeting.now() });
    if (!written.ok) return refuse(written.problem).refusal;
    const ballot = await signBallot(written.statement, key, sha256);
    const answer = await meeting.submit({ type: 'CastBallot', voteId, ballot });
    if (answer.ok) {
      answeredAt.value = answer.at;
      changing.value = false;
      discard();
      return null;
    }
    if (answer.refusal.code === 'already-voted') discard();
    return answer.refusal.code === 'no-connection' ? null : answer.refusal;
  }

  return { marked, stage, own, problem, sentAt, send, discard, mayChange, change };
}

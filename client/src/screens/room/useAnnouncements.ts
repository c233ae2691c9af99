import { type FloorState, openVotes, titleWords, verdictOf } from '@dien-hong/shared';
import { ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useMeeting } from '../../session/meetingStore.ts';

/** What a listener must hear without looking: whose turn it is, his own place, votes opening and closing. */
export function useAnnouncements() {
  const meeting = useMeeting();
  const { t, locale } = useI18n();
  const words = ref('');

  const mine = ({ personId }: { readonly personId: string }): boolean => personId === meeting.me;
  /** His own place, where it is another now; as undone where he stands in the list again because his turn was taken back. */
  function ownPlace(now: FloorState, was: FloorState): string {
    const place = now.requests.findIndex(mine) + 1;
    if (place === 0 || place === was.requests.findIndex(mine) + 1) return '';
    const again = was.current?.request?.id === now.requests[place - 1]?.id;
    return t(again ? 'room.yourPlaceAgain' : 'room.yourPlace', { place });
  }
  /** A turn that begins; that goes on, or never was, because the one after it or itself was taken back. */
  function turn(now: FloorState, was: FloorState): string {
    const [speech, before] = [now.current, was.current];
    if (speech?.id === before?.id) return '';
    if (speech) {
      const back = was.past.some(({ id }) => id === speech.id);
      if (mine(speech)) return t(back ? 'room.yourTurnBack' : 'room.yourTurn');
      return t(back ? 'room.turnBack' : 'room.turnOf', { name: meeting.nameOf(speech.personId) });
    }
    if (!before || now.past.some(({ id }) => id === before.id)) return '';
    return mine(before) ? t('room.yourTurnUndone') : t('room.turnUndone', { name: meeting.nameOf(before.personId) });
  }
  watch(
    () => meeting.state.floor,
    (now, was) => {
      if (meeting.joined) words.value = ownPlace(now, was) || turn(now, was) || words.value;
    },
  );
  watch(
    () => openVotes(meeting.state)[0]?.motion.id,
    (now, before) => {
      const vote = meeting.state.voting.votes[now ?? before ?? ''];
      if (!vote) return;
      const title = titleWords(vote.motion, locale.value === 'en' ? 'en' : 'vi');
      const verdict = verdictOf(vote);
      const poll = vote.motion.kind === 'poll';
      if (now !== undefined) words.value = t(poll ? 'room.pollOpened' : 'room.voteOpened', { title });
      else if (vote.annulled)
        words.value = t(poll ? 'room.pollAnnulled' : 'room.voteAnnulled', { title, reason: vote.annulled.reason });
      else if (verdict === 'passed' || verdict === 'failed')
        words.value = t(verdict === 'passed' ? 'room.votePassed' : 'room.voteFailed', { title });
      else words.value = t(poll ? 'room.pollClosed' : 'room.voteClosed', { title });
    },
  );
  return words;
}

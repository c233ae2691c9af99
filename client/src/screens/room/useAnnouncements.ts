import { openVotes, queuePlace, speakingNow, titleWords, verdictOf } from '@dien-hong/shared';
import { ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useMeeting } from '../../session/meetingStore.ts';

/** What a listener must hear without looking: whose turn it is, his own place, votes opening and closing. */
export function useAnnouncements() {
  const meeting = useMeeting();
  const { t, locale } = useI18n();
  const words = ref('');

  watch(
    () => speakingNow(meeting.state)?.personId,
    (personId) => {
      if (personId === undefined) return;
      words.value = personId === meeting.me ? t('room.yourTurn') : t('room.turnOf', { name: meeting.nameOf(personId) });
    },
  );
  watch(
    () => (meeting.me === null ? 0 : queuePlace(meeting.state, meeting.me)),
    (place) => {
      if (place > 0) words.value = t('room.yourPlace', { place });
    },
  );
  watch(
    () => openVotes(meeting.state)[0]?.motion.id,
    (now, before) => {
      const vote = meeting.state.voting.votes[now ?? before ?? ''];
      if (!vote) return;
      const title = titleWords(vote.motion, locale.value === 'en' ? 'en' : 'vi');
      const verdict = verdictOf(vote);
      if (now !== undefined) words.value = t('room.voteOpened', { title });
      else if (vote.annulled) words.value = t('room.voteAnnulled', { title, reason: vote.annulled.reason });
      else if (verdict === 'passed' || verdict === 'failed')
        words.value = t(verdict === 'passed' ? 'room.votePassed' : 'room.voteFailed', { title });
      else words.value = t('room.voteClosed', { title });
    },
  );
  return words;
}

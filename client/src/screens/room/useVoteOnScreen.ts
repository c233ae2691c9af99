import { mayVote, openVotes, unfinishedVotes, type Vote, voteOf } from '@dien-hong/shared';
import { computed, ref, watch } from 'vue';
import { useMeeting } from '../../meeting/meetingStore.ts';

/**
 * The vote that concerns this person now. An open vote in which he votes takes the screen; he may put it aside to read, and
 * when it closes it stays with its result until he leaves it.
 */
export function useVoteOnScreen() {
  const meeting = useMeeting();
  /** Of a series the first in which this person still has to vote. */
  const open = computed((): Vote | undefined => {
    const { state, me } = meeting;
    const due = me === null ? undefined : openVotes(state).find((vote) => mayVote(state, vote.motion.id, me));
    return due ?? unfinishedVotes(state)[0];
  });
  const votes = (vote: Vote): boolean => meeting.me !== null && (vote.opened?.electorate.includes(meeting.me) ?? false);
  /** The vote that took the screen; kept when it closes, so that its result can be read. */
  const takenBy = ref<string | null>(null);
  const aside = ref(false);

  watch(
    () => open.value?.motion.id,
    (voteId) => {
      if (!open.value || voteId === undefined || !votes(open.value)) return;
      takenBy.value = voteId;
      aside.value = false;
    },
    { immediate: true },
  );

  const taken = computed(() => (takenBy.value === null ? undefined : voteOf(meeting.state, takenBy.value)));
  /** The board opens the box from its line over the room: the vote's own screen makes way. */
  const counts = computed(() => taken.value?.stage === 'counting' && taken.value.boardKey?.personId === meeting.me);
  /** Over the whole screen. */
  const shown = computed(() => (aside.value || counts.value ? undefined : taken.value));
  /** In one line: put aside, or a vote in which this person has no ballot. */
  const strip = computed(() => (aside.value ? taken.value : shown.value ? undefined : open.value));
  const mayReturn = computed(() => aside.value && !counts.value && taken.value !== undefined);

  /** Leaves it: an open vote can be entered again, one that is over is gone. */
  function leave(): void {
    if (taken.value && unfinishedVotes(meeting.state).includes(taken.value)) aside.value = true;
    else takenBy.value = null;
  }
  const putAside = (): void => {
    aside.value = true;
  };
  const comeBack = (): void => {
    aside.value = false;
  };
  return { taken, shown, strip, mayReturn, leave, putAside, comeBack };
}

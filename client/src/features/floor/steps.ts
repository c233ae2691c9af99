import { interrupts, isPresent, type MeetingState, runningItem, speakingNow, substituteOf } from '@dien-hong/shared';
import { Mic, Square } from '@lucide/vue';
import { type ChairSteps, rank } from '../feature.ts';

/** `presenting`: called by the agenda; otherwise the next who asked. */
type FloorStep =
  | { readonly act: 'give-floor'; readonly personId: string; readonly presenting: boolean }
  | { readonly act: 'end-turn'; readonly personId: string };

/** The person to call to present the running item: its presenter, or his substitute; null once one of them has spoken. */
function presenterDue(state: MeetingState): string | null {
  const item = runningItem(state);
  if (!item?.presenterId) return null;
  const who = [item.presenterId, substituteOf(state, item.presenterId)?.personId].filter((id) => id !== undefined);
  if (state.floor.past.some((speech) => speech.itemId === item.id && who.includes(speech.personId))) return null;
  return who.find((id) => isPresent(state, id)) ?? null;
}

function turn(state: MeetingState): FloorStep | null {
  const speech = speakingNow(state);
  const due = speech ? null : presenterDue(state);
  if (due) return { act: 'give-floor', personId: due, presenting: true };
  const { requests, turns } = state.floor;
  // A speaker whose turn was interrupted has the floor again before the next speech.
  const asking = requests.find((one) => isPresent(state, one.personId) && (turns.length < 2 || interrupts(one)));
  if (asking) return { act: 'give-floor', personId: asking.personId, presenting: false };
  return speech ? { act: 'end-turn', personId: speech.personId } : null;
}

/** The next call, then the end of the turn. */
export const floorSteps: ChairSteps<FloorStep> = {
  due(state) {
    const step = state.life.phase === 'open' ? turn(state) : null;
    return step ? [{ rank: rank.turn, step }] : [];
  },
  acts: {
    'give-floor': {
      icon: Mic,
      name: ({ personId, presenting }, _, { t, nameOf }) =>
        t(presenting ? 'floor.step.present' : 'floor.step.speak', { name: nameOf(personId) }),
      take: ({ personId }, desk) => desk.giveFloor(personId),
    },
    'end-turn': {
      icon: Square,
      name: ({ personId }, _, { t, nameOf }) => t('floor.step.endTurn', { name: nameOf(personId) }),
      take: (_, desk) => desk.endTurn(),
    },
  },
};

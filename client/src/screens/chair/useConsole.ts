import {
  type Motion,
  runningItem,
  undecidedRows,
  unfinishedVotes,
  type Vote,
  voteOf,
  votesOf,
} from '@dien-hong/shared';
import { computed, type InjectionKey, inject, provide, reactive, ref } from 'vue';
import type { Desk, Step } from '../../features/feature.ts';
import { useTurns } from '../../features/floor/index.ts';

import { useLookedUp, type VoteAsk } from '../../features/voting/index.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import { useSend } from '../../meeting/useSend.ts';
import { acts } from './nextStep.ts';

/** The parts that the chair's console has open, and the effect of each suggested step. */
function makeConsole() {
  const meeting = useMeeting();
  const turns = useTurns();
  const { sending: own, send } = useSend();
  const sending = computed(() => own.value ?? turns.sending.value);
  const life = ref<'open' | 'suspend' | 'close' | null>(null);
  const vote = ref<VoteAsk | null>(null);
  const inviting = ref(false);
  const invited = ref<string | null>(null);
  const preparing = ref(false);
  /** The prepared vote that is changed. */
  const edited = ref<Motion | null>(null);
  const room = ref(false);
  const signing = ref(false);
  /** The chair's own ballot lies over the console. */
  const casting = ref<string | null>(null);
  const person = ref<string | null>(null);
  /** Results that were put away; a result asked for again comes back. */
  const putAway = ref<ReadonlySet<string>>(new Set());
  const lookedUp = useLookedUp();

  const running = computed(() => runningItem(meeting.state));

  /** The present vote: the open one, one the chair must settle, one asked for, or the running item's latest result. */
  const shown = computed((): Vote | undefined => {
    const { state } = meeting;
    const [open] = unfinishedVotes(state);
    if (open) return open;
    if (lookedUp.value !== null) return voteOf(state, lookedUp.value);
    const unsettled = Object.values(state.voting.votes).find(
      (one) => one.stage === 'closed' && undecidedRows(one).length > 0,
    );
    if (unsettled) return unsettled;
    const latest = votesOf(state, running.value?.id ?? null)
      .filter((one) => one.stage === 'closed')
      .sort((a, b) => (b.closed?.at ?? 0) - (a.closed?.at ?? 0))[0];
    return latest && !putAway.value.has(latest.motion.id) ? latest : undefined;
  });

  function done(voteId: string): void {
    putAway.value = new Set([...putAway.value, voteId]);
    lookedUp.value = null;
  }
  function prepare(edit: Motion | null): void {
    edited.value = edit;
    preparing.value = true;
  }
  function invite(personId: string | null): void {
    invited.value = personId;
    inviting.value = true;
  }
  /** Another item is taken up while somebody may still speak: every turn ends with its item. */
  async function endTurns(): Promise<boolean> {
    for (const _ of meeting.state.floor.turns) if (!(await send({ type: 'EndSpeech' }))) return false;
    return true;
  }
  async function goTo(itemId: string): Promise<void> {
    if (!(await endTurns())) return;
    lookedUp.value = null;
    await send({ type: 'TakeUpItem', itemId });
  }
  async function conclude(itemId: string): Promise<void> {
    if (!(await endTurns())) return;
    await send({ type: 'ConcludeItem', itemId });
  }

  const offers: Desk = {
    send,
    goTo,
    conclude,
    giveFloor: turns.invite,
    endTurn: turns.end,
    askLife: (act) => {
      life.value = act;
    },
    askVote: (act, voteId) => {
      vote.value = { act, voteId };
    },
    castOwn: (voteId) => {
      casting.value = voteId;
    },
    sign: () => {
      signing.value = true;
    },
  };
  const take = async (step: Step): Promise<void> => {
    await acts[step.act]?.take(step, offers);
  };

  return {
    sending,
    send,
    take,
    goTo,
    done,
    prepare,
    invite,
    running,
    shown,
    life,
    vote,
    inviting,
    invited,
    preparing,
    edited,
    room,
    signing,
    casting,
    person,
    lookedUp,
  };
}

const makeReactive = () => reactive(makeConsole());
const key: InjectionKey<ReturnType<typeof makeReactive>> = Symbol('console');

/** Called once by the console's screen; its parts reach the same one by `useConsole`. */
export function provideConsole() {
  const desk = makeReactive();
  provide(key, desk);
  return desk;
}

export function useConsole() {
  const desk = inject(key);
  if (!desk) throw new Error('only inside the console');
  return desk;
}

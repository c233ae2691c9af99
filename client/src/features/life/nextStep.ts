import {
  isPresent,
  itemNumber,
  type MeetingState,
  mayConduct,
  mayVote,
  nextItem,
  nextSignature,
  openVotes,
  outcomeOf,
  runningItem,
  seatsLeft,
  speakingNow,
  substituteOf,
  undecidedRows,
  unfinishedVotes,
  type Vote,
  voteOf,
  votesOf,
} from '@dien-hong/shared';

/** An act the console can suggest; its name says what happens. */
export type Step =
  | { readonly act: 'open-meeting' }
  | { readonly act: 'resume' }
  /** Whoever presides votes like everybody else, and before closing an open vote. */
  | { readonly act: 'cast-own'; readonly voteId: string }
  | { readonly act: 'close-vote'; readonly voteId: string }
  /** A secret vote: from handing slips out to casting them. */
  | { readonly act: 'cast-slips'; readonly voteId: string }
  /** Nothing for the chair to do: the counting board opens the box. */
  | { readonly act: 'wait-for-count'; readonly voteId: string }
  | { readonly act: 'announce'; readonly voteId: string }
  | { readonly act: 'settle-vote'; readonly voteId: string }
  /** An election that was annulled, or is level for the last seat, goes into another round. */
  | { readonly act: 'repeat-vote'; readonly voteId: string }
  /** `presenting`: called by the agenda; otherwise the next who asked. */
  | { readonly act: 'give-floor'; readonly personId: string; readonly presenting: boolean }
  | { readonly act: 'end-turn'; readonly personId: string }
  | { readonly act: 'open-vote'; readonly voteId: string }
  | { readonly act: 'take-up'; readonly itemId: string; readonly number: number }
  | { readonly act: 'conclude'; readonly itemId: string; readonly number: number }
  | { readonly act: 'close-meeting' }
  | { readonly act: 'sign-minutes' };

/** In a secret vote that takes his slip: nobody knows whether it lies in the box, so it is offered beside the way on, never before it. */
function hasSlip(state: MeetingState, voteId: string, me: string): boolean {
  const vote = voteOf(state, voteId);
  return vote?.stage === 'open' && vote.slips !== null && (vote.opened?.electorate.includes(me) ?? false);
}

/** While these are due, the meeting does not go on to its next item. */
const holding: ReadonlySet<Step['act']> = new Set([
  'close-vote',
  'cast-slips',
  'wait-for-count',
  'announce',
  'settle-vote',
]);

export interface Suggestion {
  readonly first: Step | null;
  /** The way on, where it is not the first itself. */
  readonly second: Step | null;
}

/** Who is called to present the running item: its presenter, or who stands in for him; null once one of them has spoken. */
function presenterDue(state: MeetingState): string | null {
  const item = runningItem(state);
  if (!item?.presenterId) return null;
  const who = [item.presenterId, substituteOf(state, item.presenterId)?.personId].filter((id) => id !== undefined);
  if (state.floor.past.some((speech) => speech.itemId === item.id && who.includes(speech.personId))) return null;
  return who.find((id) => isPresent(state, id)) ?? null;
}

function onward(state: MeetingState): Step {
  const next = nextItem(state);
  if (next) return { act: 'take-up', itemId: next.id, number: itemNumber(state, next.id) };
  const running = runningItem(state);
  if (running) return { act: 'conclude', itemId: running.id, number: itemNumber(state, running.id) };
  return { act: 'close-meeting' };
}

const undecided = (vote: Vote): boolean => vote.stage === 'closed' && undecidedRows(vote).length > 0;

const isLevel = (state: MeetingState, vote: Vote): boolean =>
  vote.stage === 'closed' &&
  vote.motion.rows.some(({ id }) => outcomeOf(vote, id) === 'undecided') &&
  (seatsLeft(state, vote.motion).left ?? 0) > 0;

/** Rounds of the running item that are due: one that is prepared, else one of an election that was annulled or is level for a seat. */
function anotherRound(state: MeetingState): Step | null {
  const item = runningItem(state);
  const votes = item ? votesOf(state, item.id) : [];
  const prepared = votes.find(({ stage, motion }) => stage === 'prepared' && motion.repeats !== null);
  if (prepared) return { act: 'open-vote', voteId: prepared.motion.id };
  const due = votes.find(
    (vote) =>
      (vote.motion.kind === 'election' || vote.motion.kind === 'choice') &&
      (vote.stage === 'annulled' || isLevel(state, vote)) &&
      !votes.some(({ motion }) => motion.repeats === vote.motion.id),
  );
  return due ? { act: 'repeat-vote', voteId: due.motion.id } : null;
}

function during(state: MeetingState): Step {
  const [open] = openVotes(state);
  if (open?.slips?.stage === 'issuing') return { act: 'cast-slips', voteId: open.motion.id };
  if (open) return { act: 'close-vote', voteId: open.motion.id };
  const [counting] = unfinishedVotes(state);
  if (counting?.stage === 'tallied') return { act: 'announce', voteId: counting.motion.id };
  if (counting) return { act: 'wait-for-count', voteId: counting.motion.id };
  const unsettled = Object.values(state.voting.votes).find(undecided);
  if (unsettled) return { act: 'settle-vote', voteId: unsettled.motion.id };
  const again = anotherRound(state);
  if (again) return again;
  const speech = speakingNow(state);
  const due = speech ? null : presenterDue(state);
  if (due) return { act: 'give-floor', personId: due, presenting: true };
  const asking = state.floor.requests.find((request) => isPresent(state, request.personId));
  if (asking) return { act: 'give-floor', personId: asking.personId, presenting: false };
  if (speech) return { act: 'end-turn', personId: speech.personId };
  const running = runningItem(state);
  const prepared = running && votesOf(state, running.id).find((vote) => vote.stage === 'prepared');
  if (prepared) return { act: 'open-vote', voteId: prepared.motion.id };
  return onward(state);
}

const conducts = (state: MeetingState, voteId: string, me: string): boolean =>
  mayConduct(state, voteOf(state, voteId)?.motion.itemId ?? null, { kind: 'person', personId: me });

/** To somebody recused from its item a vote is suggested by nothing; the meeting goes on once the others are done with it. */
const keptOut = (state: MeetingState, step: Step): Suggestion => ({
  first: holding.has(step.act) ? null : onward(state),
  second: null,
});

/**
 * What the chair most likely does next. It depends on the running item, its turns and votes alone, never on what the big screen
 * shows. `me` is who looks. The second step is the way on to the next item; it is held back while a vote is open or not settled.
 */
export function nextStep(state: MeetingState, me: string | null): Suggestion {
  switch (state.life.phase) {
    case 'none':
      return { first: null, second: null };
    case 'convened':
      return { first: { act: 'open-meeting' }, second: null };
    case 'suspended':
      return { first: { act: 'resume' }, second: null };
    case 'closed':
      return { first: nextSignature(state) === 'chair' ? { act: 'sign-minutes' } : null, second: null };
    case 'open': {
      const first = during(state);
      if (me !== null && 'voteId' in first && !conducts(state, first.voteId, me)) return keptOut(state, first);
      if (me !== null && 'voteId' in first) {
        const own: Step = { act: 'cast-own', voteId: first.voteId };
        if (mayVote(state, first.voteId, me)) return { first: own, second: first };
        if (hasSlip(state, first.voteId, me)) return { first, second: own };
      }
      const on = onward(state);
      const held = first.act === on.act || holding.has(first.act);
      return { first, second: held || on.act === 'close-meeting' ? null : on };
    }
    default:
      return state.life.phase satisfies never;
  }
}

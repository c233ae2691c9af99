import {
  type MeetingState,
  mayConduct,
  mayVote,
  openVotes,
  outcomeOf,
  runningItem,
  seatsLeft,
  undecidedRows,
  unfinishedVotes,
  type Vote,
  voteOf,
  votesOf,
} from '@dien-hong/shared';
import { type Due, rank } from '../../feature.ts';

export interface VoteStep {
  readonly act: /** The chair who presides votes like everybody else, and before closing an open vote. */
    | 'cast-own'
    | 'open-vote'
    | 'close-vote'
    /** A secret vote: from handing slips out to casting them. */
    | 'cast-slips'
    /** The chair has nothing to do: the counting board opens the box. */
    | 'wait-for-count'
    | 'announce'
    | 'settle-vote'
    /** An election that was annulled, or is level for the last seat, goes into another round. */
    | 'repeat-vote';
  readonly voteId: string;
}

/** In a secret vote that takes his slip: whether it lies in the box is unknown, so it is offered beside the way on, never before it. */
function hasSlip(state: MeetingState, voteId: string, me: string): boolean {
  const vote = voteOf(state, voteId);
  return vote?.stage === 'open' && vote.slips !== null && (vote.opened?.electorate.includes(me) ?? false);
}

const undecided = (vote: Vote): boolean => vote.stage === 'closed' && undecidedRows(vote).length > 0;

const isLevel = (state: MeetingState, vote: Vote): boolean =>
  vote.stage === 'closed' &&
  vote.motion.rows.some(({ id }) => outcomeOf(vote, id) === 'undecided') &&
  (seatsLeft(state, vote.motion).left ?? 0) > 0;

/** Rounds of the running item that are due: one that is prepared, else one of an election that was annulled or is level for a seat. */
function anotherRound(state: MeetingState): VoteStep | null {
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

/** The step that comes before the meeting goes on to its next item. */
function held(state: MeetingState): VoteStep | null {
  const [open] = openVotes(state);
  if (open?.slips?.stage === 'issuing') return { act: 'cast-slips', voteId: open.motion.id };
  if (open) return { act: 'close-vote', voteId: open.motion.id };
  const [counting] = unfinishedVotes(state);
  if (counting?.stage === 'tallied') return { act: 'announce', voteId: counting.motion.id };
  if (counting) return { act: 'wait-for-count', voteId: counting.motion.id };
  const unsettled = Object.values(state.voting.votes).find(undecided);
  return unsettled ? { act: 'settle-vote', voteId: unsettled.motion.id } : null;
}

function prepared(state: MeetingState): VoteStep | null {
  const running = runningItem(state);
  const vote = running && votesOf(state, running.id).find(({ stage }) => stage === 'prepared');
  return vote ? { act: 'open-vote', voteId: vote.motion.id } : null;
}

/** A person recused from the item gets no suggestion for its votes; the meeting goes on once the others are done with it. */
const conducts = (state: MeetingState, voteId: string, me: string): boolean =>
  mayConduct(state, voteOf(state, voteId)?.motion.itemId ?? null, { kind: 'person', personId: me });

/** The votes that wait for the chair. */
export function votesDue(state: MeetingState, me: string | null): readonly Due<VoteStep>[] {
  if (state.life.phase !== 'open') return [];
  const holding = held(state);
  const round = holding ?? anotherRound(state);
  const step = round ?? prepared(state);
  if (!step) return [];
  const due = { rank: round ? rank.vote : rank.nextVote, step, holds: holding !== null } as const;
  if (me === null) return [due];
  if (!conducts(state, step.voteId, me)) return [{ ...due, step: null }];
  const own: VoteStep = { act: 'cast-own', voteId: step.voteId };
  if (mayVote(state, step.voteId, me)) return [{ ...due, step: own, beside: step }];
  return [hasSlip(state, step.voteId, me) ? { ...due, beside: own } : due];
}

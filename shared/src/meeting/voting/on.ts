import { lookUp } from '../../kernel/index.ts';
import type { Handler, On } from '../capability.ts';
import type { Motion, MotionEvent } from '../motions/index.ts';
import type { VotingEvent } from './messages.ts';
import { fromOpening, onSlips, type Slips } from './slips/state.ts';
import type { Ballot, Vote, VotingState } from './state.ts';

const fresh = (motion: Motion): Vote => ({
  motion,
  stage: 'prepared',
  opened: null,
  ballots: {},
  entered: {},
  count: null,
  board: null,
  boardKey: null,
  slips: null,
  closed: null,
  settled: {},
  record: null,
  annulled: null,
});

const withBallot = (vote: Vote, personId: string, ballot: Ballot | null): Vote => ({
  ...vote,
  ballots: { ...vote.ballots, [personId]: ballot },
  entered: Object.fromEntries(Object.entries(vote.entered).filter(([id]) => id !== personId)),
});

/** Those named first, in their order; the others keep their places behind them. */
function reordered(votes: VotingState['votes'], voteIds: readonly string[]): VotingState['votes'] {
  const place = new Map(voteIds.map((id, index) => [id, index]));
  const rank = (id: string): number => place.get(id) ?? voteIds.length;
  return Object.fromEntries(Object.entries(votes).sort(([a], [b]) => rank(a) - rank(b)));
}

/** The event as this reader may know it: the sealed fields, where he has them, in the place of those that everybody may know. */
const unsealed = <E extends { readonly sealed?: object | null | undefined }>(event: E): E => ({
  ...event,
  ...event.sealed,
});

/** VOT-20. A vote that was annulled before it was closed: it stays known that a member voted, and his choices are removed. */
function concealed(vote: Vote): Vote {
  if (vote.closed !== null) return vote;
  const named = Object.keys(vote.ballots).map((id) => [id, null]);
  const entered = Object.entries(vote.entered).map(([id, one]) => [id, { ...one, choices: null }]);
  const { tallied: _, ...rest } = vote;
  return { ...rest, ballots: Object.fromEntries(named), entered: Object.fromEntries(entered) };
}

/** A reader's own ballot may reach him after the annulment that conceals it. */
const isConcealed = ({ stage, closed }: Vote): boolean => stage === 'annulled' && closed === null;

/** Changes one vote; an event of a vote that this reader does not know changes nothing. */
const inVote =
  <E extends { readonly voteId: string }>(change: Handler<Vote, E, object>): Handler<VotingState, E, object> =>
  (state, seen, meeting) => {
    const { voteId } = seen.event;
    const vote = lookUp(state.votes, voteId);
    return vote ? { votes: { ...state.votes, [voteId]: change(vote, seen, meeting) } } : state;
  };

/** The same for a step of handing slips out. */
const inSlips = <E extends { readonly voteId: string }>(change: Handler<Slips, E, object>) =>
  inVote<E>((vote, seen, meeting) => (vote.slips ? { ...vote, slips: change(vote.slips, seen, meeting) } : vote));

export const onVoting: On<VotingState, VotingEvent, MotionEvent> = {
  VotePrepared: ({ votes }, { event }) => {
    const { motion } = unsealed(event);
    const known = lookUp(votes, motion.id);
    return { votes: { ...votes, [motion.id]: known ? { ...known, motion } : fresh(motion) } };
  },
  VotesReordered: ({ votes }, { event }) => ({ votes: reordered(votes, event.voteIds) }),
  VoteRemoved: ({ votes }, { event }) => ({
    votes: Object.fromEntries(Object.entries(votes).filter(([id]) => id !== event.voteId)),
  }),
  VoteOpened: inVote((vote, { event, at }) => {
    const { papers, electorate, notVoting, base, quorum, closesAt, series, slipKeys } = unsealed(event);
    const opened = { at, papers, electorate, notVoting, base, quorum, closesAt, series };
    return { ...vote, stage: 'open', opened, slips: fromOpening(slipKeys) };
  }),
  BallotCast: inVote((vote, { event: { personId, sealed } }) => {
    const known = isConcealed(vote) ? null : sealed;
    return withBallot(
      vote,
      personId,
      known && { choices: known.choices, source: { via: 'signed', digest: known.digest } },
    );
  }),
  PaperBallotEntered: inVote((vote, { event: { personId, sealed }, by }) => {
    // A reader's own entry reaches him by name, maybe after the ballot that was counted.
    if (Object.hasOwn(vote.ballots, personId)) return vote;
    const entry = { by, choices: isConcealed(vote) ? null : (sealed?.choices ?? null) };
    return { ...vote, entered: { ...vote.entered, [personId]: entry } };
  }),
  PaperBallotCounted: inVote((vote, { event: { personId, sealed, enteredBy } }) => {
    const known = isConcealed(vote) ? null : sealed;
    return withBallot(vote, personId, known && { choices: known.choices, source: { via: 'paper', enteredBy } });
  }),
  AnswerRecorded: inVote((vote, { event: { personId, choices }, by }) =>
    withBallot(vote, personId, { choices, source: { via: 'rollCall', by } }),
  ),
  CountEntered: inVote((vote, { event: { counts }, by }) => ({
    ...vote,
    count: { counts, enteredBy: [by], confirmed: false },
  })),
  CountConfirmed: inVote((vote, { event: { counts, enteredBy } }) => ({
    ...vote,
    count: { counts, enteredBy, confirmed: true },
  })),
  BoardAppointed: inVote((vote, { event: { members, basis } }) => ({
    ...vote,
    board: { members, basis },
    boardKey: null,
  })),
  BoardKeyPresented: inVote((vote, { event: { personId, publicKey } }) => ({
    ...vote,
    boardKey: { personId, publicKey },
  })),
  SlipIssued: inSlips(onSlips.SlipIssued),
  SlipCosigned: inSlips(onSlips.SlipCosigned),
  SlipStruck: inSlips(onSlips.SlipStruck),
  IssuingClosed: inSlips(onSlips.IssuingClosed),
  CastingClosed: inVote((vote) => ({ ...vote, stage: 'counting' })),
  VoteClosed: inVote((vote, { event, at }) => {
    const { tally, result, ballots, slips } = unsealed(event);
    const { tallied: _, ...rest } = vote;
    return { ...rest, stage: 'closed', closed: { at, tally, result, ballots, slips } };
  }),
  VoteTallied: inVote((vote, { event: { sealed } }) => ({ ...vote, stage: 'tallied', tallied: sealed })),
  VoteAnnulled: inVote((vote, { event, at }) => ({
    ...concealed(vote),
    stage: 'annulled',
    annulled: { at, reason: unsealed(event).reason },
  })),
  VoteSettled: inVote((vote, { event: { rowId, verdict, basis, chairId } }) => ({
    ...vote,
    settled: { ...vote.settled, [rowId]: { verdict, basis, chairId } },
  })),
  CountingRecordPrepared: inVote((vote, { event: { sha256, pages }, at }) => ({
    ...vote,
    record: { at, sha256, pages, signatures: [] },
  })),
  CountingRecordSigned: inVote((vote, { event: { personId, sha256 }, at }) => {
    const signatures = [...(vote.record?.signatures ?? []), { personId, at }];
    return { ...vote, record: vote.record && { ...vote.record, sha256, signatures } };
  }),
};

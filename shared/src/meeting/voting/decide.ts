import { type Context, type Decision, everyone, lookUp, refuse } from '../../kernel/index.ts';
import { resolve, type Tally } from '../../rules/index.ts';
import { type AgendaState, itemOf, runningItem } from '../agenda/index.ts';
import { type AttendanceState, presentPeople, quorumNow, votersOf } from '../attendance/index.ts';
import { type DocumentState, paperOf } from '../documents/index.ts';
import { infoOf, isChair, type LifeState, mayRun, soleChair } from '../life/index.ts';
import { type BallotProof, decideBallot } from './ballots.ts';
import type { BoundPaper, Motion, VotingCommand, VotingEvent } from './messages.ts';
import { openVotes, type Vote, type VotingState, verdictOf, voteOf } from './state.ts';

interface Known {
  readonly life: LifeState;
  readonly attendance: AttendanceState;
  readonly agenda: AgendaState;
  readonly documents: DocumentState;
  readonly voting: VotingState;
}

type Of<T extends VotingCommand['type']> = Extract<VotingCommand, { type: T }>;

const tell = (event: VotingEvent): Decision<VotingEvent> => ({
  ok: true,
  events: [{ event, audience: everyone, sealedFor: null }],
});

function decidePrepare(state: Known, command: Of<'PrepareVote'>, id: string): Decision<VotingEvent> {
  const { itemId, title, question, kind, paperIds, special, seconds } = command;
  if (itemId !== null && !itemOf(state, itemId)) return refuse('item-unknown');
  if (paperIds.some((paperId) => paperOf(state, paperId)?.withdrawn !== null)) return refuse('paper-unknown');
  if (special !== null && !infoOf(state).rules.special.some((one) => one.name === special))
    return refuse('vote-special-unknown');
  const choices = kind === 'resolution' ? [...infoOf(state).rules.choices] : command.choices;
  if (choices.length < 2 || new Set(choices).size !== choices.length) return refuse('vote-needs-choices');
  const motion: Motion = { id, itemId, title, question, kind, choices, paperIds, special, seconds };
  return tell({ type: 'VotePrepared', motion });
}

/** The exact bytes put to the vote; undefined when a paper is gone or exists on paper only. */
function boundPapers(state: Known, motion: Motion): BoundPaper[] | undefined {
  const papers = motion.paperIds.map((id) => paperOf(state, id));
  const bound = papers.flatMap((paper) =>
    paper?.file && paper.withdrawn === null ? [{ id: paper.id, sha256: paper.file.sha256 }] : [],
  );
  return bound.length === papers.length ? bound : undefined;
}

function decideOpen(state: Known, vote: Vote, at: number): Decision<VotingEvent> {
  const { motion } = vote;
  if (state.life.phase !== 'open') return refuse('meeting-not-open');
  if (vote.stage !== 'prepared') return refuse('vote-already-opened');
  if (motion.itemId !== null && runningItem(state)?.id !== motion.itemId) return refuse('item-not-running');
  if (openVotes(state).length > 0) return refuse('vote-open');
  const papers = boundPapers(state, motion);
  if (!papers) return refuse('vote-paper-missing');
  const quorum = quorumNow(state);
  const poll = motion.kind === 'poll';
  if (!poll && !quorum.met)
    return refuse('no-quorum-for-vote', { present: quorum.present, required: quorum.required, total: quorum.total });
  const electorate = presentPeople(state)
    .filter((one) => poll || one.voter)
    .map((one) => one.personId);
  if (electorate.length === 0) return refuse('nobody-may-vote');
  const base = poll
    ? { label: 'người dự họp có mặt', total: electorate.length }
    : { label: infoOf(state).rules.baseLabel, total: votersOf(state).length };
  const closesAt = motion.seconds === null ? null : at + motion.seconds * 1000;
  return tell({ type: 'VoteOpened', voteId: motion.id, papers, electorate, base, quorum, closesAt });
}

/** Counts what was cast; independent of the order in which it came. */
export function tallyOf(vote: Vote): Tally {
  const chosen = Object.values(vote.ballots).map((ballot) => ballot?.choice);
  return vote.motion.choices.map((choice) => ({ choice, count: chosen.filter((one) => one === choice).length }));
}

function decideClose(state: Known, vote: Vote, { actor, at }: Context<BallotProof>): Decision<VotingEvent> {
  if (vote.stage !== 'open' || !vote.opened) return refuse('vote-not-open');
  const timeOver = vote.opened.closesAt !== null && at >= vote.opened.closesAt;
  if (!mayRun(state, actor) && !(actor.kind === 'clock' && timeOver)) return refuse('not-chair-or-secretary');
  const chairId = soleChair(state);
  const counted = {
    tally: tallyOf(vote),
    total: vote.opened.base.total,
    present: vote.opened.quorum.present,
    chairChoice: chairId === null ? null : (lookUp(vote.ballots, chairId)?.choice ?? null),
  };
  const result = vote.motion.kind === 'poll' ? null : resolve(infoOf(state).rules, counted, vote.motion.special);
  const ballots = Object.entries(vote.ballots)
    .flatMap(([personId, ballot]) => (ballot ? [{ personId, choice: ballot.choice, digest: ballot.digest }] : []))
    .sort((a, b) => (a.personId < b.personId ? -1 : 1));
  return tell({ type: 'VoteClosed', voteId: vote.motion.id, tally: counted.tally, result, ballots });
}

/** Rules VOT-1 to VOT-20. Refusals: not-chair-or-secretary, vote-*, no-quorum-for-vote, ballot-*, already-voted… */
export function decideVoting(
  state: Known,
  command: VotingCommand,
  context: Context<BallotProof>,
): Decision<VotingEvent> {
  const { actor, at, commandId } = context;
  if (command.type === 'CastBallot') return decideBallot(state, command, context);
  if (command.type !== 'CloseVote' && !mayRun(state, actor)) return refuse('not-chair-or-secretary');
  if (state.life.phase === 'closed') return refuse('meeting-closed');
  if (command.type === 'PrepareVote') return decidePrepare(state, command, commandId);
  const vote = voteOf(state, command.voteId);
  if (!vote) return refuse('vote-unknown');
  switch (command.type) {
    case 'RemoveVote':
      if (vote.stage !== 'prepared') return refuse('vote-already-opened');
      return tell({ type: 'VoteRemoved', voteId: command.voteId });
    case 'OpenVote':
      return decideOpen(state, vote, at);
    case 'CloseVote':
      return decideClose(state, vote, context);
    case 'AnnulVote':
      if (vote.stage !== 'open' && vote.stage !== 'closed') return refuse('vote-not-open');
      return tell({ type: 'VoteAnnulled', voteId: command.voteId, reason: command.reason });
    case 'SettleVote': {
      const chairId = actor.kind === 'person' && isChair(state, actor.personId) ? actor.personId : null;
      if (chairId === null) return refuse('only-chair');
      if (vote.stage !== 'closed' || verdictOf(vote) !== 'undecided') return refuse('vote-not-undecided');
      const { voteId, verdict, basis } = command;
      return tell({ type: 'VoteSettled', voteId, verdict, basis, chairId });
    }
    default:
      return command satisfies never;
  }
}

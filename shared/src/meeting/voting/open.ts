import { accept, type Context, lookUp, type Refusal, type RefusalCode, refuse } from '../../kernel/index.ts';
import { isMembersOnly, runningItem } from '../agenda/index.ts';
import { baseOf, isRecused, presentPeople, quorumNow, substituteOf, takesPart, votersOf } from '../attendance/index.ts';
import { paperOf } from '../documents/index.ts';
import { goesBy, infoOf } from '../life/index.ts';
import type { BoundPaper, Motion } from '../motions/index.ts';
import { boardUnfit } from './board/tellers.ts';
import type { Decided, Known } from './decided.ts';
import type { EventOf, NotVoting } from './messages.ts';
import { conductRefusal, mayConduct } from './presiding.ts';
import type { IssuingProof } from './proofs.ts';
import { firstRound, seatsLeft } from './rounds.ts';
import { unfinishedVotes, type Vote, voteOf } from './state.ts';

/** With fewer voters than this, a secret vote tells everyone's choice to everyone. */
export const fewestForSecret = 3;

/** The exact bytes put to the vote; undefined when a paper is gone or exists on paper only. */
function boundPapers(state: Known, motion: Motion): BoundPaper[] | undefined {
  const papers = motion.paperIds.map((id) => paperOf(state, id));
  const bound = papers.flatMap((paper) =>
    paper?.file && paper.withdrawn === null ? [{ id: paper.id, sha256: paper.file.sha256 }] : [],
  );
  return bound.length === papers.length ? bound : undefined;
}

/** Voters who will not vote, why, and who stands in for them without a vote. */
export function notVotingNow(state: Known, itemId: string | null): NotVoting[] {
  return votersOf(state).flatMap(({ personId }) => {
    if (takesPart(state, itemId, personId)) return [];
    const why = isRecused(state, itemId, personId) ? 'recused' : 'absent';
    return [{ personId, why, substituteId: substituteOf(state, personId)?.personId ?? null } as const];
  });
}

/** The people who would vote if it were opened now. */
export function electorateNow(state: Known, { kind, itemId }: Motion): string[] {
  // Guests are out of the room for an item that is for members only.
  const guestsToo = kind === 'poll' && !isMembersOnly(state, itemId);
  return presentPeople(state)
    .filter((one) => guestsToo || one.voter)
    .map((one) => one.personId)
    .filter((personId) => takesPart(state, itemId, personId));
}

/** Clauses of a whole text that are still to be put. */
const clausesLeft = (state: Known, wholeId: string): Vote[] =>
  Object.values(state.voting.votes).filter(
    ({ motion, stage }) => motion.clauseOf === wholeId && stage !== 'closed' && stage !== 'annulled',
  );

function secretProblem(state: Known, { motion, board, boardKey }: Vote, voters: readonly string[]): Refusal | null {
  if (motion.form !== 'secret') return null;
  if (voters.length < fewestForSecret)
    return refuse('secret-too-few', { voters: voters.length, needed: fewestForSecret }).refusal;
  const { boardMin } = infoOf(state).rules;
  if (!board) return refuse('board-needed', { needed: boardMin }).refusal;
  return boardKey ? null : refuse('board-key-needed').refusal;
}

interface Opening {
  readonly at: number;
  readonly proof: IssuingProof | null;
  readonly series: string[] | null;
}

/** Why this vote cannot be opened as things stand, apart from its sender and from other open votes; null when it can. */
export function openingProblem(state: Known, vote: Vote): Refusal | null {
  const { motion } = vote;
  const problem = (code: RefusalCode, params: Refusal['params'] = {}): Refusal => refuse(code, params).refusal;
  if (vote.stage !== 'prepared') return problem('vote-already-opened');
  if (motion.itemId !== null && runningItem(state)?.id !== motion.itemId) return problem('item-not-running');
  const left = clausesLeft(state, motion.id)[0];
  if (left) return problem('vote-clauses-first', { title: left.motion.title });
  // Another round may have filled seats since this one was prepared.
  const { filled, left: seats } = seatsLeft(state, motion);
  if (motion.repeats !== null && motion.seats !== null && seats !== null)
    if (motion.seats > seats || motion.rows.some((row) => filled.includes(row.id))) return problem('vote-seats-filled');
  if (!boundPapers(state, motion)) return problem('vote-paper-missing');
  const { met, present, required, total } = quorumNow(state, motion.itemId);
  if (motion.kind !== 'poll' && !met) return problem('no-quorum-for-vote', { present, required, total });
  const electorate = electorateNow(state, motion);
  if (electorate.length === 0) return problem('nobody-may-vote');
  return secretProblem(state, vote, electorate) ?? boardUnfit(state, vote);
}

function opened(state: Known, vote: Vote, { at, proof, series }: Opening): Decided {
  const { motion, boardKey } = vote;
  const refusal = openingProblem(state, vote);
  if (refusal) return { ok: false, refusal };
  const electorate = electorateNow(state, motion);
  const poll = motion.kind === 'poll';
  const secret = motion.form === 'secret';
  if (secret && !proof) return refuse('server-error');
  const slipKeys = proof && boardKey && secret ? { house: proof.serverKey, board: boardKey.publicKey } : null;
  const base = poll ? { label: 'người dự họp có mặt', total: electorate.length } : baseOf(state, motion.itemId);
  const timed = motion.seconds !== null && !secret && motion.form === 'open';
  const closesAt = timed && motion.seconds !== null ? at + motion.seconds * 1000 : null;
  const notVoting = poll ? [] : notVotingNow(state, motion.itemId);
  const event: EventOf<'VoteOpened'> = {
    type: 'VoteOpened',
    voteId: motion.id,
    papers: boundPapers(state, motion) ?? [],
    electorate,
    notVoting,
    base,
    quorum: quorumNow(state, motion.itemId),
    closesAt,
    series,
    slipKeys,
  };
  return accept(event);
}

const mayOpenAny = (state: Known): Decided | null => {
  if (state.life.phase !== 'open') return refuse('meeting-not-open');
  return unfinishedVotes(state).length > 0 ? refuse('vote-open') : null;
};

export const decideOpen = (state: Known, vote: Vote, at: number, proof: IssuingProof | null): Decided =>
  vote.stage === 'prepared'
    ? (mayOpenAny(state) ?? opened(state, vote, { at, proof, series: null }))
    : refuse('vote-already-opened');

/** All of a series or none of it (VOT-26). */
export function decideSeries(state: Known, voteIds: readonly string[], { actor, at }: Context<unknown>): Decided {
  const barred = mayOpenAny(state);
  if (barred) return barred;
  const votes = voteIds.map((id) => voteOf(state, id));
  if (new Set(voteIds).size !== voteIds.length) return refuse('order-mismatch');
  const events: EventOf<'VoteOpened'>[] = [];
  const rounds = new Set<string>();
  for (const vote of votes) {
    if (!vote) return refuse('vote-unknown');
    if (!mayConduct(state, vote.motion.itemId, actor)) return refuse(conductRefusal(state, actor));
    if (vote.motion.form !== 'open') return refuse('series-open-votes-only', { title: vote.motion.title });
    const { id } = firstRound(state, vote.motion);
    // Each by itself would find the seats free that the other one fills.
    if (rounds.has(id) && goesBy(state, 3)) return refuse('series-same-vote', { title: vote.motion.title });
    rounds.add(id);
    const decision = opened(state, vote, { at, proof: null, series: [...voteIds] });
    if (!decision.ok) return decision;
    for (const { event } of decision.events) if (event.type === 'VoteOpened') events.push(event);
  }
  return accept(...events);
}

export const inElectorate = (vote: Vote, personId: string): boolean =>
  vote.opened?.electorate.includes(personId) ?? false;

export const hasBallot = (vote: Vote, personId: string): boolean => lookUp(vote.ballots, personId) !== undefined;

import { lookUp, type Seen } from '../../kernel/index.ts';
import type { Outcome, Quorum, Result, Tally } from '../../rules/index.ts';
import { type AttendanceState, isPresent } from '../attendance/index.ts';
import type { LifeState } from '../life/index.ts';
import type { BallotSource, EventOf, NotVoting, VotingEvent } from './messages.ts';
import type { BoundPaper, Motion } from './motion.ts';
import type { BoardMember } from './secretMessages.ts';
import { evolveSlips, fromOpening, type Slips } from './slipState.ts';

export interface Ballot {
  /** The choice in each row, in order; empty where none was made. */
  readonly choices: readonly string[];
  readonly source: BallotSource;
}

export interface Opened {
  readonly at: number;
  readonly papers: readonly BoundPaper[];
  readonly electorate: readonly string[];
  readonly notVoting: readonly NotVoting[];
  readonly base: { readonly label: string; readonly total: number };
  readonly quorum: Quorum;
  readonly closesAt: number | null;
  readonly series: readonly string[] | null;
}

export interface Closed {
  readonly at: number;
  readonly tally: Tally;
  readonly result: Result | null;
  readonly ballots: readonly (Ballot & { readonly personId: string })[];
  readonly slips: EventOf<'VoteClosed'>['slips'];
}

export interface Vote {
  readonly motion: Motion;
  /** `counting`: a secret vote whose box is closed and not yet opened. `tallied`: counted, and not announced yet. */
  readonly stage: 'prepared' | 'open' | 'counting' | 'tallied' | 'closed' | 'annulled';
  /** What was fixed at opening; null before. */
  readonly opened: Opened | null;
  /** Ballots this reader knows of, by person; null where who voted may be known but not how. */
  readonly ballots: Readonly<Record<string, Ballot | null>>;
  /** Paper ballots that one person has entered, by voter; `choices` is null for those who may not know. */
  readonly entered: Readonly<Record<string, { readonly by: string; readonly choices: readonly string[] | null }>>;
  /** The count of a show of hands, which was there for everyone to see. */
  readonly count: null | {
    readonly counts: readonly (readonly number[])[];
    readonly enteredBy: readonly string[];
    readonly confirmed: boolean;
  };
  readonly board: null | { readonly members: readonly BoardMember[]; readonly basis: string };
  /** The key of the counting board, and who holds it on his tablet. */
  readonly boardKey: null | { readonly personId: string; readonly publicKey: string };
  /** The course of a secret vote, from its opening. */
  readonly slips: Slips | null;
  /** What was counted and is not announced yet; null for all but chair, secretary and tellers. */
  readonly tallied?: Omit<Closed, 'at'> | null;
  readonly closed: Closed | null;
  /** The chair's decisions where the rules settle nothing, by row. */
  readonly settled: Readonly<Record<string, { verdict: Outcome; basis: string; chairId: string }>>;
  /** The counting board's record; `sha256` is of its latest revision. */
  readonly record: null | {
    readonly at: number;
    readonly sha256: string;
    readonly pages: number;
    readonly signatures: readonly { readonly personId: string; readonly at: number }[];
  };
  readonly annulled: null | { readonly at: number; readonly reason: string };
}

export interface VotingState {
  readonly votes: Readonly<Record<string, Vote>>;
}

export const initialVoting: VotingState = { votes: {} };

const fresh = (motion: Motion): Vote => ({
  ...{ motion, stage: 'prepared', opened: null, ballots: {}, entered: {}, count: null, board: null, boardKey: null },
  ...{ slips: null, closed: null, settled: {}, record: null, annulled: null },
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

/** The event as this reader may know it: what was sealed in the place of what everybody may know. */
function unsealed<E extends VotingEvent>(event: E): E {
  switch (event.type) {
    case 'VotePrepared':
    case 'VoteOpened':
    case 'VoteClosed':
    case 'VoteAnnulled':
      return { ...event, ...event.sealed };
    default:
      return event;
  }
}

/** VOT-20. Annulled before it was closed: who voted stays known, how he voted no more. */
function concealed(vote: Vote): Vote {
  if (vote.closed !== null) return vote;
  const named = Object.keys(vote.ballots).map((id) => [id, null]);
  const entered = Object.entries(vote.entered).map(([id, one]) => [id, { ...one, choices: null }]);
  const { tallied: _, ...rest } = vote;
  return { ...rest, ballots: Object.fromEntries(named), entered: Object.fromEntries(entered) };
}

function evolveVote(vote: Vote, { event, at, by, seq }: Seen<Exclude<VotingEvent, EventOf<'VotesReordered'>>>): Vote {
  switch (event.type) {
    case 'VotePrepared':
      return { ...vote, motion: event.motion };
    case 'VoteRemoved':
      return vote;
    case 'VoteOpened': {
      const { papers, electorate, notVoting, base, quorum, closesAt, series } = event;
      const opened = { at, papers, electorate, notVoting, base, quorum, closesAt, series };
      return { ...vote, stage: 'open', opened, slips: fromOpening(event) };
    }
    case 'BallotCast': {
      const { personId, sealed } = event;
      const source = sealed && ({ via: 'signed', digest: sealed.digest } as const);
      // His own ballot may reach a reader after the annulment that conceals it.
      const known = vote.stage === 'annulled' && vote.closed === null ? null : sealed;
      return withBallot(vote, personId, known && source && { choices: known.choices, source });
    }
    case 'PaperBallotEntered': {
      // His own entry reaches a reader by name, maybe after the ballot that was counted.
      if (Object.hasOwn(vote.ballots, event.personId)) return vote;
      const hidden = vote.stage === 'annulled' && vote.closed === null;
      const entry = { by, choices: hidden ? null : (event.sealed?.choices ?? null) };
      return { ...vote, entered: { ...vote.entered, [event.personId]: entry } };
    }
    case 'PaperBallotCounted': {
      const { personId, sealed, enteredBy } = event;
      const source = { via: 'paper', enteredBy } as const;
      const known = vote.stage === 'annulled' && vote.closed === null ? null : sealed;
      return withBallot(vote, personId, known && { choices: known.choices, source: { ...source, enteredBy } });
    }
    case 'AnswerRecorded':
      return withBallot(vote, event.personId, { choices: event.choices, source: { via: 'rollCall', by } });
    case 'CountEntered':
      return { ...vote, count: { counts: event.counts, enteredBy: [by], confirmed: false } };
    case 'CountConfirmed':
      return { ...vote, count: { counts: event.counts, enteredBy: event.enteredBy, confirmed: true } };
    case 'BoardAppointed':
      return { ...vote, board: { members: event.members, basis: event.basis }, boardKey: null };
    case 'BoardKeyPresented':
      return { ...vote, boardKey: { personId: event.personId, publicKey: event.publicKey } };
    case 'SlipIssued':
    case 'SlipCosigned':
    case 'SlipStruck':
    case 'IssuingClosed':
      return vote.slips ? { ...vote, slips: evolveSlips(vote.slips, { event, at, by, seq }) } : vote;
    case 'CastingClosed':
      return { ...vote, stage: 'counting' };
    case 'VoteClosed': {
      const { tally, result, ballots, slips } = event;
      const { tallied: _, ...rest } = vote;
      return { ...rest, stage: 'closed', closed: { at, tally, result, ballots, slips } };
    }
    case 'VoteTallied':
      return { ...vote, stage: 'tallied', tallied: event.sealed };
    case 'VoteAnnulled':
      return { ...concealed(vote), stage: 'annulled', annulled: { at, reason: event.reason } };
    case 'VoteSettled': {
      const { rowId, verdict, basis, chairId } = event;
      return { ...vote, settled: { ...vote.settled, [rowId]: { verdict, basis, chairId } } };
    }
    case 'CountingRecordPrepared':
      return { ...vote, record: { at, sha256: event.sha256, pages: event.pages, signatures: [] } };
    case 'CountingRecordSigned': {
      const { personId, sha256 } = event;
      const signatures = [...(vote.record?.signatures ?? []), { personId, at }];
      return { ...vote, record: vote.record && { ...vote.record, sha256, signatures } };
    }
    default:
      return event satisfies never;
  }
}

export function evolveVoting(state: VotingState, seen: Seen<VotingEvent>): VotingState {
  const { event: told, ...rest } = seen;
  const event = unsealed(told);
  if (event.type === 'VotesReordered') return { votes: reordered(state.votes, event.voteIds) };
  const voteId = event.type === 'VotePrepared' ? event.motion.id : event.voteId;
  const known = lookUp(state.votes, voteId);
  if (event.type === 'VotePrepared' && !known) return { votes: { ...state.votes, [voteId]: fresh(event.motion) } };
  if (!known) return state;
  if (event.type === 'VoteRemoved')
    return { votes: Object.fromEntries(Object.entries(state.votes).filter(([id]) => id !== voteId)) };
  return { votes: { ...state.votes, [voteId]: evolveVote(known, { ...rest, event }) } };
}

interface Known {
  readonly voting: VotingState;
}

export const voteOf = ({ voting }: Known, voteId: string): Vote | undefined => lookUp(voting.votes, voteId);

export const votesOf = ({ voting }: Known, itemId: string | null): readonly Vote[] =>
  Object.values(voting.votes).filter((vote) => vote.motion.itemId === itemId);

/** Those that take ballots now: one, or the votes of a series. */
export const openVotes = ({ voting }: Known): readonly Vote[] =>
  Object.values(voting.votes).filter((vote) => vote.stage === 'open');

/** Those that were opened and have no result yet: besides the open ones, a secret vote being counted, a result to be announced. */
export const unfinishedVotes = ({ voting }: Known): readonly Vote[] =>
  Object.values(voting.votes).filter((vote) => ['open', 'counting', 'tallied'].includes(vote.stage));

/** Whether a vote of this item has begun and has no result yet: its electorate is fixed. */
export const itemUnderVote = (state: Known, itemId: string): boolean =>
  unfinishedVotes(state).some((vote) => vote.motion.itemId === itemId);

/** Whether a vote that has begun and has no result yet is on this paper: it is neither replaced nor withdrawn. */
export const paperUnderVote = (state: Known, paperId: string): boolean =>
  unfinishedVotes(state).some((vote) => vote.opened?.papers.some((paper) => paper.id === paperId));

/** What became of a row, after the chair's decision where there was one; null for polls and before closing. */
export const outcomeOf = (vote: Vote, rowId: string): Outcome | null =>
  lookUp(vote.settled, rowId)?.verdict ?? vote.closed?.result?.rows.find((row) => row.rowId === rowId)?.outcome ?? null;

/** What became of a vote on one question. */
export const verdictOf = (vote: Vote): Outcome | null => outcomeOf(vote, vote.motion.rows[0]?.id ?? '');

/** Rows that no rule settles and the chair has not settled yet; level candidates go into another round instead. */
export const undecidedRows = (vote: Vote): readonly string[] =>
  vote.motion.kind === 'election' || vote.motion.kind === 'choice'
    ? []
    : vote.motion.rows.flatMap(({ id }) => (outcomeOf(vote, id) === 'undecided' ? [id] : []));

/** Whether this person may cast an open ballot now: in the electorate, present, and has not voted or may change it. */
export function mayVote(
  state: { voting: VotingState; life: LifeState; attendance: AttendanceState },
  voteId: string,
  personId: string,
): boolean {
  const vote = voteOf(state, voteId);
  if (vote?.stage !== 'open' || vote.motion.form !== 'open' || !vote.opened) return false;
  const changes = state.life.info?.rules.changeUntilClosed ?? false;
  const has = Object.hasOwn(vote.ballots, personId);
  return vote.opened.electorate.includes(personId) && isPresent(state, personId) && (changes || !has);
}

import { lookUp } from '../../kernel/index.ts';
import type { Outcome, Quorum, Result, Tally } from '../../rules/index.ts';
import { type AttendanceState, isPresent } from '../attendance/index.ts';
import type { LifeState } from '../life/index.ts';
import type { BoundPaper, Motion } from '../motions/index.ts';
import type { BallotSource, EventOf, NotVoting } from './messages.ts';
import type { BoardMember } from './slips/messages.ts';
import type { Slips } from './slips/state.ts';

export interface Ballot {
  /** The choice in each row, in order; empty without one. */
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
  /** The facts that were fixed at opening; null before. */
  readonly opened: Opened | null;
  /** Ballots this reader knows of, by person; null when this reader may know that the person voted, but not how. */
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
  /** The outcome that is counted and not announced yet; only chair, secretary and tellers have it. */
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

/** The outcome of a row, after the chair's decision if there was one; null for polls and before closing. */
export const outcomeOf = (vote: Vote, rowId: string): Outcome | null =>
  lookUp(vote.settled, rowId)?.verdict ?? vote.closed?.result?.rows.find((row) => row.rowId === rowId)?.outcome ?? null;

/** The outcome of a vote on one question. */
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

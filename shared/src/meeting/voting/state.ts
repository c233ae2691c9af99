import { lookUp, type Seen } from '../../kernel/index.ts';
import type { Quorum, Result, Tally } from '../../rules/index.ts';
import { type AttendanceState, isPresent } from '../attendance/index.ts';
import type { LifeState } from '../life/index.ts';
import type { BoundPaper, Motion, VotingEvent } from './messages.ts';

export interface Ballot {
  readonly choice: string;
  /** SHA-256 of the signed ballot. */
  readonly digest: string;
}

export interface Vote {
  readonly motion: Motion;
  readonly stage: 'prepared' | 'open' | 'closed' | 'annulled';
  /** What was fixed at opening; null before. */
  readonly opened: null | {
    readonly at: number;
    readonly papers: readonly BoundPaper[];
    readonly electorate: readonly string[];
    readonly base: { readonly label: string; readonly total: number };
    readonly quorum: Quorum;
    readonly closesAt: number | null;
  };
  /** Ballots this reader knows of, by person; null where who voted may be known but not how. */
  readonly ballots: Readonly<Record<string, Ballot | null>>;
  readonly closed: null | {
    readonly at: number;
    readonly tally: Tally;
    readonly result: Result | null;
    readonly ballots: readonly (Ballot & { readonly personId: string })[];
  };
  /** The chair's decision where the rules settle nothing. */
  readonly settled: null | { readonly verdict: string; readonly basis: string; readonly chairId: string };
  readonly annulled: null | { readonly at: number; readonly reason: string };
}

export interface VotingState {
  readonly votes: Readonly<Record<string, Vote>>;
}

export const initialVoting: VotingState = { votes: {} };

const fresh = (motion: Motion): Vote => ({
  ...{ motion, stage: 'prepared', opened: null, ballots: {}, closed: null, settled: null, annulled: null },
});

export function evolveVoting(state: VotingState, { event, at }: Seen<VotingEvent>): VotingState {
  if (event.type === 'VotePrepared') return { votes: { ...state.votes, [event.motion.id]: fresh(event.motion) } };
  const vote = lookUp(state.votes, event.voteId);
  if (!vote) return state;
  const put = (changed: Vote): VotingState => ({ votes: { ...state.votes, [event.voteId]: changed } });
  switch (event.type) {
    case 'VoteRemoved':
      return { votes: Object.fromEntries(Object.entries(state.votes).filter(([id]) => id !== event.voteId)) };
    case 'VoteOpened': {
      const { papers, electorate, base, quorum, closesAt } = event;
      return put({ ...vote, stage: 'open', opened: { at, papers, electorate, base, quorum, closesAt } });
    }
    case 'BallotCast': {
      const ballot = event.sealed && { choice: event.sealed.choice, digest: event.sealed.digest };
      return put({ ...vote, ballots: { ...vote.ballots, [event.personId]: ballot } });
    }
    case 'VoteClosed': {
      const { tally, result, ballots } = event;
      return put({ ...vote, stage: 'closed', closed: { at, tally, result, ballots } });
    }
    case 'VoteAnnulled':
      return put({ ...vote, stage: 'annulled', annulled: { at, reason: event.reason } });
    case 'VoteSettled': {
      const { verdict, basis, chairId } = event;
      return put({ ...vote, settled: { verdict, basis, chairId } });
    }
    default:
      return event satisfies never;
  }
}

interface Known {
  readonly voting: VotingState;
}

export const voteOf = ({ voting }: Known, voteId: string): Vote | undefined => lookUp(voting.votes, voteId);

export const votesOf = ({ voting }: Known, itemId: string | null): readonly Vote[] =>
  Object.values(voting.votes).filter((vote) => vote.motion.itemId === itemId);

export const openVotes = ({ voting }: Known): readonly Vote[] =>
  Object.values(voting.votes).filter((vote) => vote.stage === 'open');

/** Whether it passed, after the chair's decision where there was one; null for polls and before closing. */
export const verdictOf = (vote: Vote): string | null => vote.settled?.verdict ?? vote.closed?.result?.verdict ?? null;

/** Whether this person may cast a ballot now: in the electorate, present, and has not voted. */
export function mayVote(
  state: { voting: VotingState; life: LifeState; attendance: AttendanceState },
  voteId: string,
  personId: string,
): boolean {
  const vote = voteOf(state, voteId);
  if (vote?.stage !== 'open' || !vote.opened) return false;
  const { opened, ballots } = vote;
  return opened.electorate.includes(personId) && isPresent(state, personId) && !Object.hasOwn(ballots, personId);
}

import {
  infoOf,
  type MeetingState,
  type Motion,
  presentPeople,
  quorumNow,
  thresholdOf,
  votersOf,
  votesNeeded,
} from '@dien-hong/shared';

/** What the console asks before it does it. */
export interface VoteAsk {
  readonly act: 'open' | 'close' | 'annul' | 'settle' | 'remove';
  readonly voteId: string;
}

export interface OpeningFacts {
  /** How many may vote if it were opened now. */
  readonly electorate: number;
  readonly base: number;
  /** Votes for that pass; null for a poll. */
  readonly needed: number | null;
  readonly enough: boolean;
}

/** What would be fixed by opening this vote at this moment; the server decides, this only tells the chair beforehand. */
export function openingFacts(state: MeetingState, motion: Motion): OpeningFacts {
  const here = presentPeople(state);
  if (motion.kind === 'poll')
    return { electorate: here.length, base: here.length, needed: null, enough: here.length > 0 };
  const base = votersOf(state).length;
  return {
    electorate: here.filter((one) => one.voter).length,
    base,
    needed: votesNeeded(thresholdOf(infoOf(state).rules, motion.special), base),
    enough: quorumNow(state).met,
  };
}

import {
  baseOf,
  electorateNow,
  infoOf,
  type MeetingState,
  type Motion,
  quorumNow,
  thresholdOf,
  votesNeeded,
} from '@dien-hong/shared';

/** The acts about which the console asks first, or which it has filled in. */
export interface VoteAsk {
  readonly act: 'open' | 'close' | 'annul' | 'settle' | 'remove' | 'board' | 'paper' | 'cast' | 'strike' | 'repeat';
  readonly voteId: string;
}

export interface OpeningFacts {
  /** The number of voters if it were opened now. */
  readonly electorate: number;
  readonly base: number;
  /** Votes for that pass; null for a poll. */
  readonly needed: number | null;
  readonly enough: boolean;
}

/** The facts that opening this vote at this moment would fix; the server decides, this only tells the chair beforehand. */
export function openingFacts(state: MeetingState, motion: Motion): OpeningFacts {
  const electorate = electorateNow(state, motion).length;
  if (motion.kind === 'poll') return { electorate, base: electorate, needed: null, enough: electorate > 0 };
  const base = baseOf(state, motion.itemId).total;
  return {
    electorate,
    base,
    needed: votesNeeded(thresholdOf(infoOf(state).rules, motion.special), base),
    enough: quorumNow(state, motion.itemId).met,
  };
}

import { type Audience, type Draft, everyone, only } from '../../kernel/index.ts';
import { insiders, isMembersOnly, sealedFields } from '../agenda/index.ts';
import { paperOf } from '../documents/index.ts';
import { goesBy } from '../life/index.ts';
import type { Known } from './decided.ts';
import type { EventOf, VotingEvent } from './messages.ts';
import { voteOf } from './state.ts';

const narrowed = (audience: Audience): Audience => (audience.to === 'everyone' ? only(insiders) : audience);

/** One event about a vote of an item that is for members only. */
function guarded(draft: Draft<VotingEvent>): Draft<VotingEvent> {
  const { event } = draft;
  switch (event.type) {
    case 'VoteOpened': {
      const { papers, electorate, notVoting, base, quorum, slipKeys } = event;
      const open = {
        papers: [],
        electorate: [],
        notVoting: [],
        base: { label: '', total: 0 },
        slipKeys: null,
        quorum: { required: 0, present: 0, total: 0, met: true },
      };
      return sealedFields<VotingEvent & typeof event>(event, open, {
        papers,
        electorate,
        notVoting,
        base,
        quorum,
        slipKeys,
      });
    }
    case 'VoteClosed': {
      const { tally, result, ballots, slips } = event;
      return sealedFields<VotingEvent & typeof event>(
        event,
        { tally: [], result: null, ballots: [], slips: null },
        { tally, result, ballots, slips },
      );
    }
    case 'VoteAnnulled':
      return sealedFields<VotingEvent & typeof event>(event, { reason: '' }, { reason: event.reason });
    case 'CastingClosed':
    case 'VoteTallied':
      return draft;
    default:
      return { ...draft, audience: narrowed(draft.audience) };
  }
}

/** The digests of papers for members only: told to those who may read them, and to those who vote on them. */
function papersGuarded(state: Known, draft: Draft<VotingEvent>, event: EventOf<'VoteOpened'>): Draft<VotingEvent> {
  if (event.papers.every(({ id }) => paperOf(state, id)?.access !== 'voters')) return draft;
  const { papers, electorate, notVoting, base, quorum, slipKeys } = event;
  const sealedFor = only(['chair', 'secretary', 'voter'], electorate);
  return {
    event: { ...event, papers: [], sealed: { papers, electorate, notVoting, base, quorum, slipKeys } },
    audience: everyone,
    sealedFor,
  };
}

/**
 * AUD-7. Stamps who reads the events of votes: of an item for members only, guests and visitors learn that there is a vote and at
 * which stage it is; of every vote, its papers and their digests only if the papers are for them.
 */
export function stamped(state: Known, drafts: readonly Draft<VotingEvent>[]): Draft<VotingEvent>[] {
  return drafts.map((draft) => {
    const { event } = draft;
    const itemId = voteOf(state, event.voteId)?.motion.itemId ?? null;
    if (isMembersOnly(state, itemId)) return guarded(draft);
    return event.type === 'VoteOpened' && goesBy(state, 2) ? papersGuarded(state, draft, event) : draft;
  });
}

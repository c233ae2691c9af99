import { type Audience, type Draft, everyone, only } from '../../kernel/index.ts';
import { type AgendaState, insiders, isMembersOnly, veiledTitle } from '../agenda/index.ts';
import type { AttendanceState } from '../attendance/index.ts';
import { type DocumentState, paperOf } from '../documents/index.ts';
import { goesBy, infoOf, type LifeState } from '../life/index.ts';
import type { EventOf, VotingEvent } from './messages.ts';
import { type Motion, questionRow } from './motion.ts';
import { type VotingState, voteOf } from './state.ts';

interface Known {
  readonly life: LifeState;
  readonly attendance: AttendanceState;
  readonly agenda: AgendaState;
  readonly documents: DocumentState;
  readonly voting: VotingState;
}

/** A motion of which no more is told than that there is one; its question is empty, as no other's is. */
const veiled = ({ id, itemId }: Motion, choices: readonly string[]): Motion => ({
  ...{
    id,
    itemId,
    title: veiledTitle,
    question: '',
    kind: 'resolution',
    form: 'open',
    rows: [questionRow],
    most: null,
  },
  ...{ choices: [...choices], seats: null, paperIds: [], special: null, seconds: null, clauseOf: null, round: 1 },
  repeats: null,
});

export const isVeiled = ({ question }: Pick<Motion, 'question'>): boolean => question === '';

/** The event with these fields sealed; in their place stands what everybody may know. */
const sealed = <E extends VotingEvent>(event: E, open: Partial<E>, fields: object): Draft<VotingEvent> => ({
  event: { ...event, ...open, sealed: fields } as VotingEvent,
  ...{ audience: everyone, sealedFor: only(insiders) },
});

const narrowed = (audience: Audience): Audience => (audience.to === 'everyone' ? only(insiders) : audience);

/** One event about a vote of an item that is for members only. */
function guarded(state: Known, draft: Draft<VotingEvent>): Draft<VotingEvent> {
  const { event } = draft;
  const { rules } = infoOf(state);
  switch (event.type) {
    case 'VotePrepared':
      return sealed(event, { motion: veiled(event.motion, rules.choices) }, { motion: event.motion });
    case 'VoteOpened': {
      const { papers, electorate, notVoting, base, quorum, slipKeys } = event;
      const open = {
        ...{ papers: [], electorate: [], notVoting: [], base: { label: '', total: 0 }, slipKeys: null },
        quorum: { required: 0, present: 0, total: 0, met: true },
      };
      return sealed(event, open, { papers, electorate, notVoting, base, quorum, slipKeys });
    }
    case 'VoteClosed': {
      const { tally, result, ballots, slips } = event;
      return sealed(event, { tally: [], result: null, ballots: [], slips: null }, { tally, result, ballots, slips });
    }
    case 'VoteAnnulled':
      return sealed(event, { reason: '' }, { reason: event.reason });
    case 'CastingClosed':
    case 'VoteTallied':
    case 'VoteRemoved':
    case 'VotesReordered':
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
    ...{ audience: everyone, sealedFor },
  };
}

/** Which papers for members only a vote is on. */
function motionGuarded(state: Known, draft: Draft<VotingEvent>, event: EventOf<'VotePrepared'>): Draft<VotingEvent> {
  const { motion } = event;
  const paperIds = motion.paperIds.filter((id) => paperOf(state, id)?.access !== 'voters');
  return paperIds.length === motion.paperIds.length
    ? draft
    : sealed(event, { motion: { ...motion, paperIds } }, { motion });
}

/**
 * AUD-7. Stamps who reads the events of votes: of an item for members only, guests and visitors learn that there is a vote and at
 * which stage it is; of every vote, its papers and their digests only if the papers are for them.
 */
export function stamped(state: Known, drafts: readonly Draft<VotingEvent>[]): Draft<VotingEvent>[] {
  return drafts.map((draft) => {
    const { event } = draft;
    if (event.type === 'VotesReordered') return draft;
    const itemId =
      event.type === 'VotePrepared' ? event.motion.itemId : (voteOf(state, event.voteId)?.motion.itemId ?? null);
    if (isMembersOnly(state, itemId)) return guarded(state, draft);
    if (event.type === 'VotePrepared' && goesBy(state, 4)) return motionGuarded(state, draft, event);
    return event.type === 'VoteOpened' && goesBy(state, 2) ? papersGuarded(state, draft, event) : draft;
  });
}

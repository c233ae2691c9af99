import {
  type EventOf,
  itemOf,
  type MeetingEvent,
  type MeetingState,
  type PublishedPaper,
  type Vote,
  votesOf,
} from '@dien-hong/shared';
import { hour, sentence, span } from '../documents/paperTime.ts';
import type { Told } from './source.ts';

/** A sentence of its own in the course; null where this one of its kind says nothing. `itemId`: null for where it happened. */
type Statement = { readonly text: string; readonly itemId: string | null } | null;

/** How minutes tell a kind of event: by a sentence in the course, within another part, or not at all, for a reason. */
export type Telling<T extends MeetingEvent['type']> =
  | { readonly says: (event: EventOf<T>, at: number, told: Told) => Statement }
  | { readonly within: 'head' | 'attendance' | 'item' | 'speech' | 'vote' | 'signatures' }
  | { readonly silent: string };

const within = (part: 'head' | 'attendance' | 'item' | 'speech' | 'vote' | 'signatures') => ({ within: part }) as const;
const silent = (why: string) => ({ silent: why }) as const;
const reasonOf = (reason: string): string => (reason.trim() ? `; lý do: ${sentence(reason)}` : '.');

export const paperName = ({ kind, number, subject }: Pick<PublishedPaper, 'kind' | 'number' | 'subject'>): string =>
  [kind, number && `số ${number}`, `“${subject}”`].filter(Boolean).join(' ');

/** Recusals are told where a meeting has them; a person excused before the meeting opened is told with the item as well. */
const recusal = (event: EventOf<'RecusalRecorded'>, { naming }: Told): Statement => ({
  itemId: event.itemId,
  text: `${naming.addressed(event.personId)} không tham gia nội dung này${reasonOf((event.sealed ?? event).reason)}`,
});

const opened = (at: number, { state }: Told): boolean => state.life.openedAt !== null && at >= state.life.openedAt;

/** Whether this is how a version came to be known, and not its being told again to a substitute. */
const isPublishing = (told: EventOf<'PaperPublished'>, { records }: Told): boolean =>
  records.find(
    ({ event }) =>
      event.type === 'PaperPublished' && event.paper.id === told.paper.id && event.paper.version === told.paper.version,
  )?.event === told;

/** The one table of what minutes say of the log. It is typed over all events: a new one does not compile without its line. */
export const telling: { readonly [T in MeetingEvent['type']]: Telling<T> } = {
  MeetingConvened: within('head'),
  MeetingOpened: within('head'),
  MeetingClosed: within('head'),
  MeetingSuspended: {
    says: (event, at, { state, words }) => {
      const { reason } = event.sealed ?? event;
      const to = state.life.breaks.find((one) => one.from === at)?.to ?? at;
      return { itemId: null, text: `${words.Meeting} tạm nghỉ ${span(at, to)}${reasonOf(reason)}` };
    },
  },
  MeetingResumed: silent('the sentence of the break says when it ended'),
  ClosedSessionDecided: {
    says: ({ closed, sealed, ...open }, at) => {
      const { proposedBy, basis } = sealed ?? open;
      const decided = closed ? 'quyết định họp kín' : 'quyết định họp công khai trở lại';
      const proposed = proposedBy.trim() ? `, theo đề nghị của ${proposedBy.trim()}` : '';
      return { itemId: null, text: `Lúc ${hour(at)}, ${decided}${proposed}; căn cứ: ${sentence(basis)}` };
    },
  },

  CheckedIn: within('attendance'),
  CheckInUndone: silent('a check-in that was undone did not happen'),
  LeftRoom: within('attendance'),
  AbsenceRecorded: within('attendance'),
  SubstituteAppointed: within('attendance'),
  SubstituteWithdrawn: within('attendance'),
  InvitationTold: silent('who is invited to what stands in the invitation'),
  RecusalRecorded: { says: (event, _at, told) => recusal(event, told) },
  RecusalLifted: {
    says: ({ itemId, personId }, _at, { naming }) => ({
      itemId,
      text: `${naming.addressed(personId)} tham gia trở lại nội dung này.`,
    }),
  },
  SeatAssigned: silent('where somebody sat decides nothing'),

  ItemTakenUp: within('item'),
  ItemConcluded: within('item'),
  AgendaReordered: {
    says: ({ itemIds }, at, told) =>
      opened(at, told)
        ? {
            itemId: null,
            text: `${told.words.Chair} điều chỉnh thứ tự các nội dung còn lại: ${titles(told.state, itemIds).join('; ')}.`,
          }
        : null,
  },
  UrgentItemAdded: {
    says: ({ item, reason }, _at, { words }) => ({
      itemId: item.id,
      text: `Nội dung bổ sung tại ${words.meeting}${reasonOf(reason)}`,
    }),
  },

  PaperPublished: {
    // The first version stands in the list of the item's papers.
    says: (event, at, told) => {
      const { paper } = event;
      return paper.version > 1 && opened(at, told) && isPublishing(event, told)
        ? {
            itemId: paper.itemId,
            text: `Lúc ${hour(at)}, thay bản mới (bản ${paper.version}) của tài liệu: ${paperName(paper)}.`,
          }
        : null;
    },
  },
  PaperWithdrawn: {
    says: ({ paperId, reason }, at, { state }) => {
      const paper = state.documents.papers[paperId];
      if (!paper) return null;
      const text = `Lúc ${hour(at)}, thu hồi tài liệu: ${paperName(paper)}${reasonOf(reason)}`;
      return { itemId: paper.itemId, text };
    },
  },

  SpeechRequested: within('item'),
  RequestWithdrawn: silent('a request that was taken back came to nothing'),
  FloorGranted: within('speech'),
  SpeechPaused: silent('the time told with a speech leaves pauses out'),
  SpeechContinued: silent('the time told with a speech leaves pauses out'),
  SpeechExtended: silent('the time spoken is told, not the time allowed'),
  SpeechEnded: within('speech'),
  TurnUndone: silent('a turn that was undone did not happen'),
  QueueLocked: silent('who spoke is told, not when one could ask to'),
  QueueUnlocked: silent('who spoke is told, not when one could ask to'),

  VotePrepared: within('vote'),
  VotesReordered: silent('votes stand in the order in which they were put'),
  VoteRemoved: silent('a vote that was never put decides nothing'),
  VoteOpened: within('vote'),
  BallotCast: within('vote'),
  PaperBallotEntered: within('vote'),
  PaperBallotCounted: within('vote'),
  AnswerRecorded: within('vote'),
  CountEntered: silent('a count stands once a second person came to the same'),
  CountConfirmed: within('vote'),
  BoardAppointed: within('vote'),
  BoardKeyPresented: silent('a means of the counting board; the log and the archive hold it'),
  SlipIssued: within('vote'),
  SlipStruck: {
    says: ({ voteId, personId, reason }, at, { naming, state }) => ({
      itemId: state.voting.votes[voteId]?.motion.itemId ?? null,
      text: `Lúc ${hour(at)}, huỷ yêu cầu nhận phiếu kín của ${naming.within(personId)}${reasonOf(reason)}`,
    }),
  },
  SlipCosigned: silent('a step of handing a slip out'),
  IssuingClosed: silent('a step of the vote, whose beginning and end are told'),
  CastingClosed: silent('a step of the vote, whose beginning and end are told'),
  VoteTallied: silent('a step of the vote, whose result is told when it is announced'),
  VoteClosed: within('vote'),
  VoteAnnulled: within('vote'),
  VoteSettled: within('vote'),
  CountingRecordPrepared: silent('the counting board tells it in a record of its own'),
  CountingRecordSigned: silent('the counting board tells it in a record of its own'),

  ScreenChanged: silent('what was shown is no act of the meeting'),
  MinutesPrepared: silent('it follows the minutes that it is about'),
  MinutesSigned: within('signatures'),
};

const titles = (state: MeetingState, itemIds: readonly string[]): string[] =>
  itemIds.flatMap((id) => itemOf(state, id)?.title ?? []);

/** The sentence of one event in the course; null where it has none. */
export function statementOf({ at, event }: Told['records'][number], told: Told): Statement {
  const how = telling[event.type] as Telling<MeetingEvent['type']>;
  return 'says' in how
    ? (how.says as (event: MeetingEvent, at: number, told: Told) => Statement)(event, at, told)
    : null;
}

/** The votes of an item that were put, in the order in which that happened; a clause before the whole text. */
export function votesInOrder(state: MeetingState, itemId: string | null): Vote[] {
  const put = votesOf(state, itemId).filter((vote) => vote.opened || vote.stage === 'annulled');
  const at = ({ opened, annulled }: Vote): number => opened?.at ?? annulled?.at ?? 0;
  const inSeries = ({ opened, motion }: Vote): number => opened?.series?.indexOf(motion.id) ?? 0;
  const whole = ({ motion }: Vote): number => (motion.clauseOf === null ? 1 : 0);
  return [...put].sort((a, b) => at(a) - at(b) || whole(a) - whole(b) || inSeries(a) - inSeries(b));
}

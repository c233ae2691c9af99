import type { Seen } from '../../kernel/index.ts';
import type { AgendaEvent } from '../agenda/index.ts';
import type { DocumentEvent } from '../documents/index.ts';
import type { LifeEvent } from '../life/index.ts';
import type { VotingEvent } from '../voting/index.ts';
import type { ScreenEvent, ScreenView } from './messages.ts';

export interface ScreenState {
  readonly show: ScreenView;
}

export const initialScreen: ScreenState = { show: { view: 'waiting' } };

const isShown = ({ show }: ScreenState, voteId: string): boolean => 'voteId' in show && show.voteId === voteId;

/**
 * Opening the meeting shows the room, opening a vote the vote, its closing event the result, taking up an item the room again, as
 * withdrawing the paper that is shown (SCR-2, SCR-4 to SCR-6); all else is the chair's choice.
 */
export function evolveScreen(
  state: ScreenState,
  {
    event,
  }: Seen<
    | ScreenEvent
    | Extract<LifeEvent, { type: 'MeetingOpened' }>
    | Extract<AgendaEvent, { type: 'ItemTakenUp' }>
    | Extract<DocumentEvent, { type: 'PaperWithdrawn' }>
    | Extract<VotingEvent, { type: 'VoteOpened' | 'VoteClosed' | 'VoteAnnulled' }>
  >,
): ScreenState {
  switch (event.type) {
    case 'ScreenChanged':
      return { show: event.show };
    case 'MeetingOpened':
      return { show: { view: 'seats' } };
    case 'ItemTakenUp':
      // A paper, a vote, a result of the item before would stand under this one's title.
      return ['paper', 'vote', 'result'].includes(state.show.view) ? { show: { view: 'seats' } } : state;
    case 'PaperWithdrawn':
      // Else a version that is published afterwards would stand in the hall with nobody having shown it.
      return state.show.view === 'paper' && state.show.paperId === event.paperId ? { show: { view: 'seats' } } : state;
    case 'VoteOpened':
      return { show: { view: 'vote', voteId: event.voteId } };
    case 'VoteClosed':
      return isShown(state, event.voteId) ? { show: { view: 'result', voteId: event.voteId } } : state;
    case 'VoteAnnulled':
      return isShown(state, event.voteId) ? { show: { view: 'seats' } } : state;
    default:
      return event satisfies never;
  }
}

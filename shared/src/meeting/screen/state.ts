import type { AgendaEvent } from '../agenda/index.ts';
import type { On } from '../capability.ts';
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
 * Opening the meeting shows the room, opening a vote the vote, its closing event the result, taking up an item the room again, and so does
 * withdrawing the paper that is shown (SCR-2, SCR-4 to SCR-6); all else is the chair's choice.
 */
export const onScreen: On<ScreenState, ScreenEvent, LifeEvent | AgendaEvent | DocumentEvent | VotingEvent> = {
  ScreenChanged: (_, { event }) => ({ show: event.show }),
  MeetingOpened: () => ({ show: { view: 'seats' } }),
  ItemTakenUp: (state) => {
    // A paper, a vote, a result of the item before would stand under this one's title.
    return ['paper', 'vote', 'result'].includes(state.show.view) ? { show: { view: 'seats' } } : state;
  },
  PaperWithdrawn: (state, { event }) => {
    // Otherwise a version that is published afterwards would appear in the hall by itself.
    return state.show.view === 'paper' && state.show.paperId === event.paperId ? { show: { view: 'seats' } } : state;
  },
  VoteOpened: (_, { event }) => ({ show: { view: 'vote', voteId: event.voteId } }),
  VoteClosed: (state, { event }) =>
    isShown(state, event.voteId) ? { show: { view: 'result', voteId: event.voteId } } : state,
  VoteAnnulled: (state, { event }) => (isShown(state, event.voteId) ? { show: { view: 'seats' } } : state),
};

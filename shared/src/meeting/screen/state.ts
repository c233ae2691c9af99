import type { Seen } from '../../kernel/index.ts';
import type { AgendaEvent } from '../agenda/index.ts';
import type { LifeEvent } from '../life/index.ts';
import type { VotingEvent } from '../voting/index.ts';
import type { ScreenEvent, ScreenView } from './messages.ts';

export interface ScreenState {
  readonly show: ScreenView;
}

export const initialScreen: ScreenState = { show: { view: 'waiting' } };

/** Opening the meeting shows the room, opening a vote shows the vote, taking up an item the room again; all else is the chair's choice. */
export function evolveScreen(
  state: ScreenState,
  {
    event,
  }: Seen<
    | ScreenEvent
    | Extract<LifeEvent, { type: 'MeetingOpened' }>
    | Extract<AgendaEvent, { type: 'ItemTakenUp' }>
    | Extract<VotingEvent, { type: 'VoteOpened' | 'VoteAnnulled' }>
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
    case 'VoteOpened':
      return { show: { view: 'vote', voteId: event.voteId } };
    case 'VoteAnnulled':
      return 'voteId' in state.show && state.show.voteId === event.voteId ? { show: { view: 'seats' } } : state;
    default:
      return event satisfies never;
  }
}

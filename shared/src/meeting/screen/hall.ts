import { mayRead } from '../../kernel/index.ts';
import { type AgendaState, knownInHall } from '../agenda/index.ts';
import { type AttendanceState, screenViewer } from '../attendance/index.ts';
import { type DocumentState, paperAudience, paperOf } from '../documents/index.ts';
import type { LifeState } from '../life/index.ts';
import { type VotingState, voteOf } from '../voting/index.ts';
import type { ScreenView } from './messages.ts';
import type { ScreenState } from './state.ts';

interface Known {
  readonly life: LifeState;
  readonly agenda: AgendaState;
  readonly attendance: AttendanceState;
  readonly documents: DocumentState;
  readonly voting: VotingState;
}

/** SCR-2, SCR-7. Whether the hall may see this at present: a vote of an item for members only while that item runs, a paper while it stands. */
export function fitForHall(state: Known, show: ScreenView): boolean {
  if (show.view === 'paper') {
    const paper = paperOf(state, show.paperId);
    return Boolean(paper?.file && paper.withdrawn === null && mayRead(paperAudience(paper, state), screenViewer));
  }
  return !('voteId' in show) || knownInHall(state, voteOf(state, show.voteId)?.motion.itemId ?? null);
}

/**
 * SCR-6. The view in the hall: the chosen one, or the room when the hall may not see that one; in a break always the title. A result stays in
 * sight after the end of the meeting, all else gives way to the title.
 */
export function shownInHall(state: Known & { readonly screen: ScreenState }): ScreenView {
  const { phase } = state.life;
  const show: ScreenView = fitForHall(state, state.screen.show) ? state.screen.show : { view: 'seats' };
  const title = phase === 'suspended' || (phase === 'closed' && show.view !== 'result');
  return title ? { view: 'waiting' } : show;
}

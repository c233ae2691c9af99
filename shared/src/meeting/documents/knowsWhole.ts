import type { Viewer } from '../../kernel/index.ts';
import { type AgendaState, guestsLearnOfClosing, insiders, isMembersOnly } from '../agenda/index.ts';
import { goesBy, infoOf, type LifeState } from '../life/index.ts';
import type { DocumentState } from './state.ts';

interface Known {
  readonly life: LifeState;
  readonly agenda: AgendaState;
  readonly documents: DocumentState;
}

/** Whether guests and visitors are told the names of papers for members only: by minutes, if the pack has them told of items. */
const guestsLearnOfPapers = (state: Pick<Known, 'life'>): boolean =>
  !goesBy(state, 2) || infoOf(state).rules.guestsTold === true;

/**
 * AUD-8, AUD-10. Whether this reader is told everything that the minutes tell: what each item is about, which papers it has or had, why
 * the session was closed.
 */
export const knowsWhole = (state: Known, { groups }: Pick<Viewer, 'groups'>): boolean =>
  groups.some((group) => insiders.includes(group)) ||
  (state.agenda.items.every(({ id }) => !isMembersOnly(state, id)) &&
    (guestsLearnOfPapers(state) || Object.values(state.documents.papers).every(({ access }) => access !== 'voters')) &&
    (guestsLearnOfClosing(state) || (state.life.closedSession ?? []).length === 0));

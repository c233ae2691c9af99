import { type Audience, only, type Seen } from '../../kernel/index.ts';
import type { AttendanceState } from '../attendance/index.ts';
import type { DocumentEvent, Paper } from './messages.ts';

export interface PublishedPaper extends Paper {
  /** Why it was withdrawn; null while it stands. */
  readonly withdrawn: string | null;
}

export interface DocumentState {
  readonly papers: Readonly<Record<string, PublishedPaper>>;
}

export const initialDocuments: DocumentState = { papers: {} };

export function evolveDocuments(state: DocumentState, { event }: Seen<DocumentEvent>): DocumentState {
  switch (event.type) {
    case 'PaperPublished':
      return { papers: { ...state.papers, [event.paper.id]: { ...event.paper, withdrawn: null } } };
    case 'PaperWithdrawn': {
      const paper = state.papers[event.paperId];
      return paper ? { papers: { ...state.papers, [paper.id]: { ...paper, withdrawn: event.reason } } } : state;
    }
    default:
      return event satisfies never;
  }
}

interface Known {
  readonly documents: DocumentState;
}

export const paperOf = ({ documents }: Known, paperId: string): PublishedPaper | undefined => documents.papers[paperId];

/** The papers of an item (null: of the meeting as a whole) that still stand. */
export const papersOf = ({ documents }: Known, itemId: string | null): readonly PublishedPaper[] =>
  Object.values(documents.papers).filter((paper) => paper.itemId === itemId && paper.withdrawn === null);

/**
 * Who may read a paper, its title included: "everyone" means those invited to the whole meeting, and a visitor only for
 * the items he is invited to; "voters" leaves out guests, visitors and the big screen.
 */
export function paperAudience(
  paper: Pick<Paper, 'access' | 'itemId'>,
  { attendance }: { attendance: AttendanceState },
): Audience {
  if (paper.access === 'voters') return only(['chair', 'secretary', 'voter']);
  const visitors = Object.values(attendance.people).filter(
    (one) => one.itemIds !== null && paper.itemId !== null && one.itemIds.includes(paper.itemId),
  );
  return only(
    ['chair', 'secretary', 'voter', 'guest', 'screen'],
    visitors.map((one) => one.personId),
  );
}

import { mayRead, type Viewer } from '../../kernel/index.ts';
import type { AgendaState } from '../agenda/index.ts';
import type { AttendanceState } from '../attendance/index.ts';
import type { Paper } from './messages.ts';
import { type DocumentState, type PublishedPaper, paperAudience } from './state.ts';

interface Known {
  readonly attendance: AttendanceState;
  readonly agenda: AgendaState;
  readonly documents: DocumentState;
}

/** The papers that stand and that this reader may open now, in the order of the agenda; those of the whole meeting first. */
export function readablePapers(state: Known, viewer: Viewer): readonly PublishedPaper[] {
  const place = new Map(state.agenda.items.map((item, n) => [item.id, n]));
  const placeOf = ({ itemId }: PublishedPaper) => place.get(itemId ?? '') ?? -1;
  return Object.values(state.documents.papers)
    .filter((paper) => paper.withdrawn === null && mayRead(paperAudience(paper, state), viewer))
    .sort((one, other) => placeOf(one) - placeOf(other));
}

/** The files of all versions of a paper that was not withdrawn, the present one last. */
export const filesOf = ({ earlier, file }: PublishedPaper): readonly NonNullable<Paper['file']>[] => [
  ...earlier.map((one) => one.file),
  ...(file ? [file] : []),
];

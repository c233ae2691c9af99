import { type Audience, lookUp, only } from '../../kernel/index.ts';
import type { AttendanceState } from '../attendance/index.ts';
import type { On } from '../capability.ts';
import type { DocumentEvent, Paper } from './messages.ts';

/** The bytes of a version that a later one has replaced. */
export type EarlierVersion = Pick<Paper, 'version' | 'sentAt'> & { readonly file: NonNullable<Paper['file']> };

export interface PublishedPaper extends Paper {
  /** Oldest first. They stay readable: one's marks stand on them. */
  readonly earlier: readonly EarlierVersion[];
  /** Why it was withdrawn; null while it stands. */
  readonly withdrawn: string | null;
}

export interface DocumentState {
  readonly papers: Readonly<Record<string, PublishedPaper>>;
}

export const initialDocuments: DocumentState = { papers: {} };

export const onDocuments: On<DocumentState, DocumentEvent> = {
  PaperPublished: (state, { event }) => {
    const old = lookUp(state.papers, event.paper.id);
    // A paper told again to somebody (a substitute) says nothing to a reader who has this version or a later one.
    if ((old?.version ?? 0) >= event.paper.version) return state;
    // A withdrawn version stays withdrawn: the new version does not bring it back as an earlier one.
    const earlier = old?.withdrawn === null ? versionsOf(old) : [];
    const paper = { ...event.paper, earlier, withdrawn: null };
    return { papers: { ...state.papers, [paper.id]: paper } };
  },
  PaperWithdrawn: (state, { event }) => {
    const paper = lookUp(state.papers, event.paperId);
    return paper ? { papers: { ...state.papers, [paper.id]: { ...paper, withdrawn: event.reason } } } : state;
  },
};

function versionsOf({ earlier, version, sentAt, file }: PublishedPaper): readonly EarlierVersion[] {
  return file ? [...earlier, { version, sentAt, file }] : earlier;
}

interface Known {
  readonly documents: DocumentState;
}

export const paperOf = ({ documents }: Known, paperId: string): PublishedPaper | undefined =>
  lookUp(documents.papers, paperId);

/** The papers of an item (null: of the meeting as a whole) that still stand. */
export const papersOf = ({ documents }: Known, itemId: string | null): readonly PublishedPaper[] =>
  Object.values(documents.papers).filter((paper) => paper.itemId === itemId && paper.withdrawn === null);

/** The version of a paper, the present one or an earlier, whose file has this digest; undefined without one, or for a withdrawn paper. */
export const versionOf = (paper: PublishedPaper, sha256: string): EarlierVersion | undefined =>
  paper.withdrawn === null ? versionsOf(paper).findLast(({ file }) => file.sha256 === sha256) : undefined;

/** Its file. */
export const fileOf = (paper: PublishedPaper, sha256: string): EarlierVersion['file'] | undefined =>
  versionOf(paper, sha256)?.file;

/**
 * The readers of a paper and of its title: "everyone" means those invited to the whole meeting, and a visitor only for the items he is invited
 * to; "voters" leaves out guests, visitors and the big screen.
 */
export function paperAudience(
  paper: Pick<Paper, 'access' | 'itemId'>,
  { attendance }: { attendance: AttendanceState },
): Audience {
  if (paper.access === 'voters') return only(['chair', 'secretary', 'voter']);
  const { itemId } = paper;
  // By his own invitation too: a visitor who reads as a guest while he stands in for a member is a visitor again afterwards.
  const visitors = Object.values(attendance.people).filter(
    (one) => itemId !== null && (one.itemIds?.includes(itemId) || one.asInvited?.itemIds?.includes(itemId)),
  );
  return only(
    ['chair', 'secretary', 'voter', 'guest', 'screen'],
    visitors.map((one) => one.personId),
  );
}

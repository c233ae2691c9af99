import type { MeetingState, PublishedPaper } from '@dien-hong/shared';
import type { Mark, PageMark } from '@dien-hong/shared/reading';

/** A line of the list: a page's strokes count as one. */
export interface MarkLine {
  readonly id: string;
  readonly kind: 'ink' | 'highlight' | 'pin' | 'bookmark';
  readonly page: number;
  /** The file of the version it was made on. */
  readonly sha256: string;
  /** The version's number, where it is not the present one. */
  readonly oldVersion: number | null;
  readonly text: string;
  /** Strokes. */
  readonly count: number;
}

export interface PaperMarks {
  readonly paper: PublishedPaper;
  readonly lines: readonly MarkLine[];
}

const isOnPage = (mark: Mark): mark is PageMark => mark.body !== null && 'place' in mark.body;

function lineOf({ id, body }: PageMark, paper: PublishedPaper): MarkLine {
  const { page, sha256 } = body.place;
  const oldVersion = paper.earlier.find(({ file }) => file.sha256 === sha256)?.version ?? null;
  const text = 'text' in body ? body.text : '';
  return { id, kind: body.kind, page, sha256, oldVersion, text, count: 1 };
}

/** All marks on papers that stand, paper by paper as the agenda goes, page by page. */
export function groupMarks(marks: Iterable<Mark>, state: MeetingState): PaperMarks[] {
  const byPaper = new Map<string, PageMark[]>();
  for (const mark of marks) {
    if (!isOnPage(mark)) continue;
    const { paperId } = mark.body.place;
    byPaper.set(paperId, [...(byPaper.get(paperId) ?? []), mark]);
  }
  const order = new Map(state.agenda.items.map(({ id }, at) => [id, at]));
  const placeOf = ({ itemId }: PublishedPaper) => order.get(itemId ?? '') ?? -1;
  return Object.values(state.documents.papers)
    .filter((paper) => paper.withdrawn === null && byPaper.has(paper.id))
    .sort((one, other) => placeOf(one) - placeOf(other))
    .map((paper) => ({ paper, lines: linesOf(byPaper.get(paper.id) ?? [], paper) }));
}

function linesOf(marks: readonly PageMark[], paper: PublishedPaper): MarkLine[] {
  const lines: MarkLine[] = [];
  const strokes = new Map<string, MarkLine>();
  for (const mark of marks) {
    const line = lineOf(mark, paper);
    if (line.kind !== 'ink') {
      lines.push(line);
      continue;
    }
    const key = `${line.sha256}:${line.page}`;
    strokes.set(key, { ...line, count: (strokes.get(key)?.count ?? 0) + 1 });
  }
  return [...lines, ...strokes.values()].sort(
    (one, other) => one.page - other.page || one.kind.localeCompare(other.kind) || one.id.localeCompare(other.id),
  );
}

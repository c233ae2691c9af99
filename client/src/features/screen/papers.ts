import { type MeetingState, type PublishedPaper, papersOf, runningItem } from '@dien-hong/shared';

/**
 * The papers that can be put on the big screen now: the running item's papers, then those of the whole meeting, as far as everyone may read
 * them.
 */
export function screenPapers(state: MeetingState): readonly PublishedPaper[] {
  const item = runningItem(state);
  const own = item ? papersOf(state, item.id) : [];
  return [...own, ...papersOf(state, null)].filter((paper) => paper.file && paper.access === 'everyone');
}

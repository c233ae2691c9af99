import { filesOf, itemOf, type MeetingState, readablePapers, type Viewer } from '@dien-hong/shared';
import type { Wanted } from '../device/schema.ts';

/** In the order in which they will be needed: the papers of finished items come last. */
export function wantedFiles(state: MeetingState, viewer: Viewer): Wanted[] {
  const isDone = ({ itemId }: { itemId: string | null }) =>
    itemId !== null && itemOf(state, itemId)?.state === 'done' ? 1 : 0;
  return [...readablePapers(state, viewer)]
    .sort((one, other) => isDone(one) - isDone(other))
    .flatMap(({ id, file }) => (file ? [{ paperId: id, ...file }] : []));
}

/**
 * Digests of the files that may stay on the device. Earlier versions may while the meeting lasts, for one's marks stand on them; a paper
 * that was withdrawn, or that this person may no longer read, is in neither.
 */
export const mayStay = (state: MeetingState, viewer: Viewer): ReadonlySet<string> =>
  new Set(
    readablePapers(state, viewer)
      .flatMap((paper) => (state.life.phase === 'closed' ? filesOf(paper).slice(-1) : filesOf(paper)))
      .map(({ sha256 }) => sha256),
  );

import { compareNames, mayRead, type PublishedPaper, paperAudience, viewerOf } from '@dien-hong/shared';
import type { PaperOpened } from '@dien-hong/shared/api';
import { useIntervalFn } from '@vueuse/core';
import { shallowRef } from 'vue';
import { call } from '../../line/call.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';

/** Later than any opening. */
const never = Number.MAX_SAFE_INTEGER;

/** A reader of a paper, and when he first opened the present version; null: not yet. */
export interface PaperReader {
  readonly personId: string;
  readonly at: number | null;
}

/** The time between two questions while the list is looked at, ms. */
const askEvery = 10_000;

/** The people who have opened each paper; for chair and secretary. */
export function useOpens() {
  const meeting = useMeeting();
  const opens = shallowRef<readonly PaperOpened[]>([]);

  async function ask(): Promise<void> {
    if (document.visibilityState === 'hidden') return;
    const reply = await call('GET /api/meetings/:id/opened', { params: { id: meeting.id } });
    if (reply.ok) opens.value = reply.value.opened;
  }
  useIntervalFn(ask, askEvery, { immediateCallback: true });

  /** Everyone who may read the paper: first the people who have opened it, then the others, by name. */
  function readersOf(paper: PublishedPaper): PaperReader[] {
    const { state } = meeting;
    const audience = paperAudience(paper, state);
    const openedAt = new Map(
      opens.value
        .filter((one) => one.paperId === paper.id && one.version === paper.version)
        .map(({ personId, at }) => [personId, at]),
    );
    return Object.keys(state.attendance.people)
      .filter((personId) => mayRead(audience, viewerOf(state, personId)))
      .map((personId) => ({ personId, at: openedAt.get(personId) ?? null }))
      .sort(
        (one, other) =>
          (one.at ?? never) - (other.at ?? never) ||
          compareNames(meeting.nameOf(one.personId), meeting.nameOf(other.personId)),
      );
  }
  return { readersOf };
}

import type { Mark, MarkBody, PageMark, Place } from '@dien-hong/shared/reading';
import { useEventListener } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { useAccount } from '../account/account.ts';
import { following } from '../meeting/following.ts';
import { useMeeting } from '../meeting/meetingStore.ts';
import { nothingOpen, openMarks } from './openMarks.ts';
import type { MarkChange } from './undoSteps.ts';

const noMarks: ReadonlyMap<string, Mark> = new Map();
const none: readonly PageMark[] = [];

/**
 * Marks and notes of one's own in the meeting this device is in: on the device first, at the server when it can be reached, on one's other
 * devices after that; for this person alone. All of it works without a network.
 */
export const useMarks = defineStore('marks', () => {
  const meeting = useMeeting();
  const account = useAccount();
  const opened = shallowRef(nothingOpen());
  const { refused } = following(() => ({ refused: opened.value.refused }));
  const ownMarks = computed(() => opened.value.ownMarks);

  const sync = (): Promise<void> => opened.value.sync();

  /** Shows a person's marks in a meeting, as this device has them, resolves, and asks the server. Those of another person are put away. */
  async function open(meetingId: string, personId: string): Promise<void> {
    if (opened.value.whose === `${meetingId} ${personId}`) return;
    close();
    const own = openMarks(meetingId, personId, meeting.now);
    opened.value = own;
    await own.load();
  }

  /** Marks that still wait are sent when they are opened again. */
  function close(): void {
    opened.value.end();
    opened.value = nothingOpen();
  }

  // Another person's tablet from now on: marks of the former holder are neither shown nor sent.
  watch(
    () => (account.account?.kind === 'person' ? account.account.person?.id : undefined),
    (personId) => {
      if (opened.value.whose !== `${meeting.id} ${personId}`) close();
    },
    { flush: 'sync' },
  );
  watch(
    () => meeting.marksNews,
    (rev) => {
      if (ownMarks.value && rev > ownMarks.value.here.rev) void sync();
    },
  );
  watch(
    () => meeting.connection,
    (connection) => {
      if (connection === 'connected') void sync();
    },
  );
  useEventListener('online', () => void sync());
  useEventListener(document, 'visibilitychange', () => void sync());

  return {
    open,
    close,
    sync,
    refused,
    /** All that are not deleted, by id. */
    marks: computed(() => ownMarks.value?.marks ?? noMarks),
    onPage: (place: Pick<Place, 'sha256' | 'page'>): readonly PageMark[] => ownMarks.value?.onPage(place) ?? none,
    byFile: (sha256: string): readonly PageMark[] => ownMarks.value?.byFile(sha256) ?? none,
    /** Makes, changes or deletes marks: one step to undo. On the device at once. */
    change: (changes: readonly MarkChange[]): void => ownMarks.value?.change(changes),
    /** A stroke or a note in the making: on the device at once, so that it outlives the tab; a mark with the next `change` of it. */
    draft: (id: string, body: MarkBody): void => ownMarks.value?.draft(id, body),
    undraft: (id: string): void => ownMarks.value?.undraft(id),
    undo: (): void => ownMarks.value?.undo(),
    redo: (): void => ownMarks.value?.redo(),
    canUndo: computed(() => ownMarks.value?.canUndo.value ?? false),
    canRedo: computed(() => ownMarks.value?.canRedo.value ?? false),
    /** The notebook: one text for each item of the agenda, `null` for the meeting as a whole. */
    note: (itemId: string | null): string => ownMarks.value?.note(itemId) ?? '',
    writeNote: (itemId: string | null, text: string): void => ownMarks.value?.writeNote(itemId, text),
    /** The number of marks that the server lacks. */
    waiting: computed(() => ownMarks.value?.waiting.value ?? 0),
    /** This device refuses to keep anything: marks that wait are lost with the tab. */
    unkept: computed(() => ownMarks.value?.unkept.value ?? false),
  };
});

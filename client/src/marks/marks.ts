import type { Refusal } from '@dien-hong/shared';
import type { Mark, MarkBody, PageMark, Place } from '@dien-hong/shared/reading';
import { useEventListener } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { useAccount } from '../account/account.ts';
import { openMarksShelf } from '../device/stores/marks.ts';
import { useMeeting } from '../meeting/meetingStore.ts';
import { type MarksBook, openMarksBook } from './marksBook.ts';
import { createMarksSync, marksServer } from './marksSync.ts';
import type { MarkChange } from './undoSteps.ts';

/** Changes go out together, so many milliseconds after the last one; */
const sentAfter = 800;
/** what could not be sent is tried again after so many, if nothing else gives reason to before. */
const triedAgainAfter = 10_000;

const noMarks: ReadonlyMap<string, Mark> = new Map();
const none: readonly PageMark[] = [];

/**
 * Marks and notes of one's own in the meeting this device is in: on the device first, at the server when it can be reached, on one's
 * other devices after that; nobody else's business. All of it works without a network.
 */
export const useMarks = defineStore('marks', () => {
  const meeting = useMeeting();
  const account = useAccount();
  const book = shallowRef<MarksBook | null>(null);
  /** Why the server does not take what waits; null while it does, or while it is only out of reach. */
  const refused = shallowRef<Refusal | null>(null);
  let whose = '';
  let synchronise: (() => Promise<Refusal | null>) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function syncIn(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void sync(), milliseconds);
  }

  async function sync(): Promise<void> {
    clearTimeout(timer);
    const [own, run] = [book.value, synchronise];
    if (!own || !run) return;
    const stopped = await run();
    if (book.value !== own) return;
    refused.value = stopped?.code === 'no-connection' ? null : stopped;
    if (stopped && own.waiting.value > 0) syncIn(triedAgainAfter);
  }

  /** Shows what this device has of a person's marks in a meeting, resolves, and asks the server. Another one's are put away. */
  async function open(meetingId: string, personId: string): Promise<void> {
    if (whose === `${meetingId} ${personId}`) return;
    close();
    whose = `${meetingId} ${personId}`;
    const own = openMarksBook(openMarksShelf(meetingId, personId), meeting.now, () => {
      if (book.value === own) syncIn(sentAfter);
    });
    book.value = own;
    await own.load();
    if (book.value !== own) return;
    synchronise = createMarksSync(marksServer(meetingId, personId), own.here);
    void sync();
  }

  /** What still waits goes out when they are opened again. */
  function close(): void {
    clearTimeout(timer);
    book.value = null;
    synchronise = null;
    refused.value = null;
    whose = '';
  }

  // Another one's tablet from now on: nothing of the former holder's is shown or sent.
  watch(
    () => (account.account?.kind === 'person' ? account.account.person?.id : undefined),
    (personId) => {
      if (book.value && whose !== `${meeting.id} ${personId}`) close();
    },
    { flush: 'sync' },
  );
  watch(
    () => meeting.marksNews,
    (rev) => {
      if (book.value && rev > book.value.here.rev) void sync();
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
    ...{ open, close, sync, refused },
    /** All that are not deleted, by id. */
    marks: computed(() => book.value?.marks ?? noMarks),
    onPage: (place: Pick<Place, 'sha256' | 'page'>): readonly PageMark[] => book.value?.onPage(place) ?? none,
    byFile: (sha256: string): readonly PageMark[] => book.value?.byFile(sha256) ?? none,
    /** Makes, changes or deletes marks: one step to undo. On the device at once. */
    change: (changes: readonly MarkChange[]): void => book.value?.change(changes),
    /** A stroke or a note in the making: on the device at once, so that it outlives the tab; a mark with the next `change` of it. */
    draft: (id: string, body: MarkBody): void => book.value?.draft(id, body),
    undraft: (id: string): void => book.value?.undraft(id),
    undo: (): void => book.value?.undo(),
    redo: (): void => book.value?.redo(),
    canUndo: computed(() => book.value?.canUndo.value ?? false),
    canRedo: computed(() => book.value?.canRedo.value ?? false),
    /** The notebook: one text an item of the agenda, `null` for the meeting as a whole. */
    note: (itemId: string | null): string => book.value?.note(itemId) ?? '',
    writeNote: (itemId: string | null, text: string): void => book.value?.writeNote(itemId, text),
    /** How many the server has not got yet. */
    waiting: computed(() => book.value?.waiting.value ?? 0),
    /** This device refuses to keep anything: what waits is lost with the tab. */
    unkept: computed(() => book.value?.unkept.value ?? false),
  };
});

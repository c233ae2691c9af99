import type { Refusal } from '@dien-hong/shared';
import { type ShallowRef, shallowRef } from 'vue';
import { openMarksStore } from '../device/stores/marks.ts';
import { createMarksSync, marksServer } from './marksSync.ts';
import { type OwnMarks, openOwnMarks } from './ownMarks.ts';

/** Milliseconds from the last change until all of them go out together. */
const sentAfter = 800;
/** Milliseconds until changes that could not be sent are tried again, unless something else starts it earlier. */
const triedAgainAfter = 10_000;

/** One person's marks in one meeting, as long as they are open. */
interface OpenMarks {
  /** Meeting and person; empty while none are open. */
  readonly whose: string;
  readonly ownMarks: OwnMarks | null;
  /** The reason for which the server refuses the waiting marks; null while it takes them, or is only out of reach. */
  readonly refused: ShallowRef<Refusal | null>;
  /** Shows the marks that the device has, and asks the server after that. */
  load(): Promise<void>;
  sync(): Promise<void>;
  end(): void;
}

export const nothingOpen = (): OpenMarks => ({
  whose: '',
  ownMarks: null,
  refused: shallowRef<Refusal | null>(null),
  load: async () => {},
  sync: async () => {},
  end: () => {},
});

/** `now`: epoch milliseconds at the server. */
export function openMarks(meetingId: string, personId: string, now: () => number): OpenMarks {
  const refused = shallowRef<Refusal | null>(null);
  let over = false;
  let synchronise: (() => Promise<Refusal | null>) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ownMarks = openOwnMarks(openMarksStore(meetingId, personId), now, () => {
    if (!over) syncIn(sentAfter);
  });

  function syncIn(milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void sync(), milliseconds);
  }

  async function sync(): Promise<void> {
    clearTimeout(timer);
    if (over || !synchronise) return;
    const stopped = await synchronise();
    if (over) return;
    refused.value = stopped?.code === 'no-connection' ? null : stopped;
    if (stopped && ownMarks.waiting.value > 0) syncIn(triedAgainAfter);
  }

  async function load(): Promise<void> {
    await ownMarks.load();
    if (over) return;
    synchronise = createMarksSync(marksServer(meetingId, personId), ownMarks.here);
    void sync();
  }

  function end(): void {
    over = true;
    clearTimeout(timer);
  }
  return { whose: `${meetingId} ${personId}`, ownMarks, refused, load, sync, end };
}

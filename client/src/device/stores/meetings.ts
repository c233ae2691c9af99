import { beginning, found } from '../database.ts';
import { holder } from '../holder.ts';
import type { Choice, KeptMeeting, OfMeeting } from '../schema.ts';
import { build } from '../shell.ts';
import { type Written, write } from './signedIn.ts';

/**
 * Milliseconds from a change to its writing, and between two writings at the least: each copies the whole state on the thread that draws,
 * and in a busy meeting something changes many times a second. A tablet that dies in between takes the rest from the server.
 */
const after = 1000;
const every = 5000;

const keyOf = (meetingId: string): OfMeeting => [holder(), meetingId];

/** The meeting as it was last seen on this device; undefined for one that was never entered here. */
export async function keptMeeting(meetingId: string): Promise<KeptMeeting | undefined> {
  const meeting = await found((database) => database.get('meetings', keyOf(meetingId)));
  return meeting?.build === build() ? meeting : undefined;
}

/** All of the holder's, by id, of any build. */
export async function keptMeetings(): Promise<ReadonlyMap<string, KeptMeeting>> {
  const both = await found(async (database) => {
    const reading = database.transaction('meetings');
    return Promise.all([reading.store.getAllKeys(beginning(holder())), reading.store.getAll(beginning(holder()))]);
  });
  const [keys, meetings] = both ?? [[], []];
  return new Map(keys.map(([, id], index) => [id, meetings[index] as KeptMeeting]));
}

export type ToKeep = Omit<KeptMeeting, 'build'>;

/** Writes a meeting of the present holder's a moment after it changed, and at once when the page is about to go. */
export function createKeeper(meetingId: string) {
  const key = keyOf(meetingId);
  let latest: (() => ToKeep) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writtenAt = Number.NEGATIVE_INFINITY;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const make = latest;
    latest = null;
    // Somebody else has signed in since: the state is not his.
    if (!make || holder() !== key[0]) return;
    writtenAt = performance.now();
    const meeting = { ...make(), build: build() };
    // Without room for it the meeting goes on as one that needs its network.
    void write(async (writing) => {
      if ((await writing.objectStore('choices').get(key)) === 'nothing') return false;
      await writing.objectStore('meetings').put(meeting, key);
    });
  }
  const hide = () => document.visibilityState === 'hidden' && flush();
  document.addEventListener('visibilitychange', hide);

  return {
    keep(make: () => ToKeep): void {
      latest = make;
      timer ??= setTimeout(flush, Math.max(after, writtenAt + every - performance.now()));
    },
    end(): void {
      document.removeEventListener('visibilitychange', hide);
      flush();
    },
    /** Gives up the state that was not written yet. */
    drop(): void {
      latest = null;
    },
  };
}

export const choiceOf = (meetingId: string): Promise<Choice | undefined> =>
  found((database) => database.get('choices', keyOf(meetingId)));

export function choose(meetingId: string, choice: Choice): Promise<Written> {
  const key = keyOf(meetingId);
  return write((writing) => writing.objectStore('choices').put(choice, key));
}

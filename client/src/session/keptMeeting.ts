import { beginning, type Choice, type KeptMeeting, kept, write } from './deviceShelf.ts';
import { holder } from './holder.ts';
import { letPartsGo } from './keptFiles.ts';
import { build } from './shell.ts';

/** At most so often (ms) a meeting is written down: in a busy one something changes many times a second. */
const every = 1000;

const keyOf = (meetingId: string): [string, string] => [holder(), meetingId];

/** The meeting as it was last seen on this device; undefined for one that was never entered here. */
export async function keptMeeting(meetingId: string): Promise<KeptMeeting | undefined> {
  const meeting = await kept((database) => database.get('meetings', keyOf(meetingId)));
  return meeting?.build === build() ? meeting : undefined;
}

/** All of the holder's, by id, whatever build they are of. */
export async function keptMeetings(): Promise<ReadonlyMap<string, KeptMeeting>> {
  const both = await kept(async (database) => {
    const reading = database.transaction('meetings');
    return Promise.all([reading.store.getAllKeys(beginning()), reading.store.getAll(beginning())]);
  });
  const [keys, meetings] = both ?? [[], []];
  return new Map(keys.map(([, id], index) => [id, meetings[index] as KeptMeeting]));
}

export type ToKeep = Omit<KeptMeeting, 'build'>;

/** Writes a meeting down a moment after it changed, and at once when the page is about to go. */
export function createKeeper(meetingId: string) {
  let latest: (() => ToKeep) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const make = latest;
    latest = null;
    if (!make) return;
    const key = keyOf(meetingId);
    const meeting = { ...make(), build: build() };
    // Without room for it the meeting goes on as one that needs its network.
    write(async (writing) => {
      if ((await writing.objectStore('choices').get(key)) === 'nothing') return false;
      await writing.objectStore('meetings').put(meeting, key);
    }).catch((error) => console.info('the meeting was not kept:', error));
  }
  const hide = () => document.visibilityState === 'hidden' && flush();
  document.addEventListener('visibilitychange', hide);

  return {
    keep(make: () => ToKeep): void {
      latest = make;
      timer ??= setTimeout(flush, every);
    },
    end(): void {
      document.removeEventListener('visibilitychange', hide);
      flush();
    },
    /** What was not written yet never will be. */
    drop(): void {
      latest = null;
    },
  };
}

export const choiceOf = (meetingId: string): Promise<Choice | undefined> =>
  kept((database) => database.get('choices', keyOf(meetingId)));

/** Removes a meeting and its papers from the device; `choice` is remembered, if there is one. */
export async function forgetMeeting(meetingId: string, choice?: Choice): Promise<void> {
  letPartsGo();
  const key = keyOf(meetingId);
  const all = beginning(meetingId);
  await write(async (writing) => {
    await writing.objectStore('meetings').delete(key);
    await writing.objectStore('files').delete(all);
    await writing.objectStore('parts').delete(all);
    if (choice) await writing.objectStore('choices').put(choice, key);
    else await writing.objectStore('choices').delete(key);
  });
}

export function choose(meetingId: string, choice: Choice): Promise<boolean> {
  const key = keyOf(meetingId);
  return write((writing) => writing.objectStore('choices').put(choice, key));
}

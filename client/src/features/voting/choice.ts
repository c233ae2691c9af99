import { type Ref, ref, watch } from 'vue';
import { writeDown } from '../../session/writeDown.ts';

/** What a member has marked: for each row its choice. */
export type Marked = Readonly<Record<string, string>>;

function read(place: string): Marked {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? '{}') as Marked;
  } catch {
    return {};
  }
}

/**
 * A member's marks before they are sent, kept over a reload of this tab and nowhere else; those of a secret ballot not even
 * there. They are let go once the ballot has been sent: nothing on the device says afterwards how he voted.
 */
export function keptMarks(meetingId: string, voteId: string, personId: string, secret: boolean) {
  const place = `choice:${meetingId}:${voteId}:${personId}`;
  const marked: Ref<Marked> = ref(secret ? {} : read(place));
  if (!secret)
    watch(
      marked,
      (now) => {
        if (Object.keys(now).length === 0) sessionStorage.removeItem(place);
        else writeDown(sessionStorage, place, JSON.stringify(now));
      },
      { flush: 'sync' },
    );
  return {
    marked,
    letGo: (): void => {
      marked.value = {};
    },
  };
}

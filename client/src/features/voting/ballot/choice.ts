import { type Ref, ref, watch } from 'vue';
import { choiceAt } from '../../../device/local.ts';

/** A member's marks: for each row its choice. */
export type Marked = Readonly<Record<string, string>>;

/**
 * A member's marks before they are sent, kept over a reload of this tab and nowhere else; those of a secret ballot only in the page's
 * memory. They are deleted once the ballot has been sent: nothing on the device says afterwards how he voted.
 */
export function keptMarks(meetingId: string, voteId: string, personId: string, secret: boolean) {
  const kept = choiceAt<Marked>(meetingId, voteId, personId, {});
  const marked: Ref<Marked> = ref(secret ? {} : kept.read());
  if (!secret)
    watch(
      marked,
      (now) => {
        if (Object.keys(now).length === 0) kept.remove();
        else kept.write(now);
      },
      { flush: 'sync' },
    );
  return {
    marked,
    discard: (): void => {
      marked.value = {};
    },
  };
}

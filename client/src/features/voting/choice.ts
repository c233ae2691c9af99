import { type Ref, ref, watch } from 'vue';

/**
 * A member's choice before it is sent, kept over a reload of this tab and nowhere else. It is let go once it has been sent:
 * nothing on the device says afterwards how he voted.
 */
export function keptChoice(meetingId: string, voteId: string, personId: string) {
  const place = `choice:${meetingId}:${voteId}:${personId}`;
  const choice: Ref<string | undefined> = ref(sessionStorage.getItem(place) ?? undefined);
  watch(choice, (now) => (now === undefined ? sessionStorage.removeItem(place) : sessionStorage.setItem(place, now)), {
    flush: 'sync',
  });
  return {
    choice,
    letGo: (): void => {
      choice.value = undefined;
    },
  };
}

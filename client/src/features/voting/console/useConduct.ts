import { infoOf, mayConduct } from '@dien-hong/shared';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import { useMeeting } from '../../../meeting/meetingStore.ts';

/** Whether this person runs the votes of this item (a recused chair does not), the person who does, and in whose place. */
export function useConduct(itemId: MaybeRefOrGetter<string | null>) {
  const meeting = useMeeting();
  const may = (personId: string) => mayConduct(meeting.state, toValue(itemId), { kind: 'person', personId });
  const conducts = computed(() => meeting.me !== null && meeting.info !== null && may(meeting.me));
  const conductors = computed(() => {
    if (!meeting.info) return [];
    const { chairs, secretaries } = infoOf(meeting.state);
    return [...new Set([...chairs, ...secretaries])].filter(may);
  });
  /** The people who lead the meeting and not these votes. */
  const recused = computed(() => (meeting.info ? infoOf(meeting.state).chairs.filter((one) => !may(one)) : []));
  return { conducts, conductors, recused };
}

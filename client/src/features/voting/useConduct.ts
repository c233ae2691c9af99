import { infoOf, mayConduct } from '@dien-hong/shared';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import { useMeeting } from '../../session/meetingStore.ts';

/** Whether one runs the votes of this item (a recused chair does not), and who does. */
export function useConduct(itemId: MaybeRefOrGetter<string | null>) {
  const meeting = useMeeting();
  const may = (personId: string) => mayConduct(meeting.state, toValue(itemId), { kind: 'person', personId });
  const conducts = computed(() => meeting.me !== null && meeting.info !== null && may(meeting.me));
  const conductors = computed(() => {
    if (!meeting.info) return [];
    const { chairs, secretaries } = infoOf(meeting.state);
    return [...new Set([...chairs, ...secretaries])].filter(may);
  });
  return { conducts, conductors };
}

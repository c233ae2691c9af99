import { askingBarred, isPresent, type MeetingInfo, queuePlace, requestOf, speakingNow } from '@dien-hong/shared';
import { computed, ref } from 'vue';
import { refusalText } from '../../i18n/refusals.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import { toast } from '../../ui/notes/toasts.ts';

/** The kind that one tap asks for: an opinion or a discussion, for which members mostly rise. The chair may grant another. */
export const usualKind = (info: MeetingInfo | null): string =>
  (info?.speechLimits.find(({ name }) => /thảo luận|ý kiến/i.test(name)) ?? info?.speechLimits[0])?.id ?? '';

/** This person's own turn: asking, waiting in the queue, speaking. */
export function useRequest(personId: () => string) {
  const meeting = useMeeting();
  const busy = ref(false);
  const request = computed(() => requestOf(meeting.state, personId()));
  const place = computed(() => queuePlace(meeting.state, personId()));
  const speaking = computed(() => speakingNow(meeting.state)?.personId === personId());
  const open = computed(() => meeting.state.life.phase === 'open');
  const may = computed(() => open.value && isPresent(meeting.state, personId()));
  /** Why asking would be refused now, in words; empty where it is allowed. */
  const barred = computed(() => {
    const code = askingBarred(meeting.state, personId());
    return code === null ? '' : refusalText({ code });
  });
  const locked = computed(() => meeting.state.floor.locked);

  async function act(command: Parameters<typeof meeting.submit>[0]): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    const answer = await meeting.submit(command);
    busy.value = false;
    if (!answer.ok) toast(refusalText(answer.refusal));
    return answer.ok;
  }
  const ask = (kind = usualKind(meeting.info), topic = '') => act({ type: 'AskToSpeak', kind, topic });
  const withdraw = () => (request.value ? act({ type: 'WithdrawRequest', requestId: request.value.id }) : false);
  const end = () => act({ type: 'EndSpeech' });

  return { busy, request, place, speaking, open, may, barred, locked, ask, withdraw, end };
}

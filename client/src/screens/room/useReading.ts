import { isChair, isSecretary, paperOf, papersOf, runningItem, speakingNow } from '@dien-hong/shared';
import { computed, ref, shallowRef, watch } from 'vue';
import { useMeeting } from '../../session/meetingStore.ts';

interface Opened {
  readonly paperId: string;
  /** The bytes being read: a newer version is offered and never put in their place. */
  readonly sha256: string;
  /** Where to open it. */
  readonly page: number;
}

/** What is being read in the room, whether it follows the presenter, and presenting one's own page. */
export function useReading() {
  const meeting = useMeeting();
  const opened = shallowRef<Opened | null>(null);
  const following = ref(false);
  const lastPages = new Map<string, number>();
  const place = () => `reading:${meeting.id}`;

  const paper = computed(() => (opened.value ? paperOf(meeting.state, opened.value.paperId) : undefined));
  /** The presenter, unless that is this person. */
  const lead = computed(() => {
    if (!meeting.lead || meeting.state.life.phase === 'closed') return null;
    return meeting.lead.by === meeting.me ? null : meeting.lead;
  });
  const presented = computed(() => (lead.value?.paperId === opened.value?.paperId ? lead.value?.page : undefined));
  const newer = computed(() => {
    const file = paper.value?.file;
    return file && file.sha256 !== opened.value?.sha256 && paper.value?.withdrawn === null ? paper.value : undefined;
  });
  const mayPresent = computed(() => {
    const { me, state } = meeting;
    if (me === null || state.life.phase === 'closed') return false;
    return isChair(state, me) || isSecretary(state, me) || speakingNow(state)?.personId === me;
  });
  const presenting = computed(() => meeting.lead !== null && meeting.lead.by === meeting.me);

  function open(paperId: string, page = lastPages.get(paperId) ?? 1): void {
    const file = paperOf(meeting.state, paperId)?.file;
    if (!file) return;
    if (opened.value?.paperId !== paperId || opened.value.sha256 !== file.sha256)
      opened.value = { paperId, sha256: file.sha256, page };
    if (presenting.value) meeting.present({ paperId, page });
  }
  function openPresented(): void {
    if (!lead.value) return;
    open(lead.value.paperId, lead.value.page);
    following.value = true;
  }
  function turned(page: number): void {
    const { value } = opened;
    if (!value) return;
    lastPages.set(value.paperId, page);
    sessionStorage.setItem(place(), JSON.stringify({ paperId: value.paperId, page }));
    if (presenting.value) meeting.present({ paperId: value.paperId, page });
  }
  function togglePresenting(): void {
    if (presenting.value) meeting.present(null);
    else if (opened.value)
      meeting.present({
        paperId: opened.value.paperId,
        page: lastPages.get(opened.value.paperId) ?? opened.value.page,
      });
  }

  /** The first thing on the table: what was read before a reload, what is presented, what the running item is about. */
  function begin(): void {
    const kept = JSON.parse(sessionStorage.getItem(place()) ?? 'null') as { paperId: string; page: number } | null;
    const item = runningItem(meeting.state) ?? meeting.state.agenda.items[0];
    const first = (item && papersOf(meeting.state, item.id)[0]) ?? papersOf(meeting.state, null)[0];
    if (kept && paperOf(meeting.state, kept.paperId)) open(kept.paperId, kept.page);
    else if (lead.value) openPresented();
    else if (first) open(first.id);
  }
  watch(
    () => meeting.joined,
    (joined) => {
      if (!joined) opened.value = null;
      else if (opened.value === null) begin();
    },
    { immediate: true },
  );
  // Who follows goes along to the presenter's next paper.
  watch(
    () => lead.value?.paperId,
    (paperId) => {
      if (following.value && paperId !== undefined && paperId !== opened.value?.paperId) openPresented();
    },
  );

  return {
    ...{ opened, paper, following, lead, presented, newer, mayPresent, presenting },
    ...{ open, openPresented, turned, togglePresenting },
  };
}

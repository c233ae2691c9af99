import { fileOf, paperOf, papersOf, runningItem } from '@dien-hong/shared';
import { computed, ref, shallowRef, watch } from 'vue';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import { openPlaces } from './places.ts';

export interface Opened {
  readonly paperId: string;
  /** The bytes being read: a newer version is offered and never put in their place. */
  readonly sha256: string;
  /** The page at which to open it. */
  readonly page: number;
  /** The words to look for in it, once it is open. */
  readonly find: string;
  /** The room laid it there: its reader has asked for none yet. */
  readonly laid?: boolean;
}

/** The place at which to open a paper: by default its present version, on the page read last. */
export interface Where extends Partial<Pick<Opened, 'sha256' | 'find' | 'laid'>> {
  readonly page?: number | undefined;
}

/** The paper being read in the room, and whether it follows the presenter. */
export function useReading() {
  const meeting = useMeeting();
  const opened = shallowRef<Opened | null>(null);
  /** A second paper beside it, where the screen is wide enough. */
  const beside = shallowRef<Opened | null>(null);
  /** The page that each of them shows by now. */
  const pages = new WeakMap<Opened, number>();
  const following = ref(false);
  const places = computed(() => openPlaces(meeting.me ?? '', meeting.id));

  const paper = computed(() => (opened.value ? paperOf(meeting.state, opened.value.paperId) : undefined));
  /** The presenter, unless that is this person. */
  const lead = computed(() => {
    if (!meeting.lead || meeting.state.life.phase === 'closed') return null;
    return meeting.lead.by === meeting.me ? null : meeting.lead;
  });
  const presented = computed(() => (lead.value?.sha256 === opened.value?.sha256 ? lead.value?.page : undefined));
  /**
   * `before`: the paper that the pane shows. Another version of it is opened on its page: the same paper may be in the other pane,
   * elsewhere.
   */
  function openedAt(before: Opened | null, paperId: string, where: Where): Opened | null {
    const { page, sha256, find = '', laid = false } = where;
    const known = paperOf(meeting.state, paperId);
    const file = known && (sha256 === undefined ? known.file : fileOf(known, sha256));
    if (!file) return null;
    const read = before?.paperId === paperId ? (pages.get(before) ?? before.page) : places.value.pageOf(paperId);
    return { paperId, sha256: file.sha256, page: page ?? read, find, laid };
  }
  function open(paperId: string, where: Where = {}): void {
    opened.value = openedAt(opened.value, paperId, where) ?? opened.value;
  }
  function openBeside(paperId: string | null, where: Where = {}): void {
    beside.value = paperId === null ? null : openedAt(beside.value, paperId, where);
  }
  function openPresented(laid = false): void {
    if (!lead.value) return;
    open(lead.value.paperId, { page: lead.value.page, sha256: lead.value.sha256, laid });
    following.value = true;
  }
  function turned(pane: Opened, page: number): void {
    pages.set(pane, page);
    places.value.keep(pane.paperId, page);
  }

  /** Opens the first paper: the one read before, the one presented, or one of the running item. */
  function begin(): void {
    const kept = places.value.last();
    const item = runningItem(meeting.state) ?? meeting.state.agenda.items[0];
    const first = (item && papersOf(meeting.state, item.id)[0]) ?? papersOf(meeting.state, null)[0];
    if (kept !== null && paperOf(meeting.state, kept)?.file) open(kept, { laid: true });
    else if (lead.value) openPresented(true);
    else if (first) open(first.id, { laid: true });
  }
  watch(
    () => meeting.joined && meeting.me !== null,
    (joined) => {
      if (!joined) opened.value = beside.value = null;
      else if (opened.value === null) begin();
    },
    { immediate: true },
  );
  // A follower goes along to the presenter's next paper.
  watch(
    () => lead.value?.sha256,
    (sha256) => {
      if (following.value && sha256 !== undefined && sha256 !== opened.value?.sha256) openPresented(true);
    },
  );

  return { opened, beside, paper, following, lead, presented, open, openBeside, openPresented, turned };
}

import { mayPresent } from '@dien-hong/shared';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { useMeeting } from '../../../meeting/meetingStore.ts';
import { sendViews } from '../../../viewer/following/leading.ts';
import type { Area, Paper } from '../../../viewer/pdf/pdf.ts';

interface Read {
  readonly paperId: string;
  readonly sha256: string;
  readonly paper: Paper;
  readonly container: HTMLElement;
}

/** Presenting one's own page: the others follow it, and the big screen shows the part of it that one sees. */
export function usePresenting() {
  const meeting = useMeeting();
  const read = shallowRef<Read | null>(null);
  const pointing = ref<'pointer' | null>(null);
  let seen: { readonly page: number; readonly area: Area } = { page: 1, area: null };
  let pointed: { readonly page: number; readonly at: readonly [number, number] } | null = null;
  let leading: AbortController | undefined;

  const may = computed(() => {
    const { me, state } = meeting;
    return me !== null && state.life.phase !== 'closed' && mayPresent(state, me);
  });
  const presenting = computed(() => meeting.lead !== null && meeting.lead.by === meeting.me);

  function sendView(): void {
    const { value } = read;
    if (!value) return;
    const { page, area } = pointed && pointed.page !== seen.page ? { page: pointed.page, area: null } : seen;
    meeting.present({
      paperId: value.paperId,
      sha256: value.sha256,
      page,
      area: area && [...area],
      pointer: pointed ? [...pointed.at] : null,
    });
  }
  function lead({ paper, container }: Read): void {
    leading?.abort();
    leading = new AbortController();
    const changed = (view: typeof seen) => {
      seen = view;
      sendView();
    };
    sendViews(paper, container, changed, leading.signal);
  }
  function stop(): void {
    leading?.abort();
    leading = undefined;
    pointing.value = null;
    pointed = null;
  }
  function toggle(): void {
    if (presenting.value) {
      stop();
      meeting.present(null);
    } else if (read.value) lead(read.value);
  }
  function point(at: typeof pointed): void {
    pointed = at;
    if (presenting.value) sendView();
  }
  /** The presenter opened another paper: it is presented from now on. */
  function opened(next: Read): void {
    read.value = next;
    if (presenting.value) lead(read.value);
  }
  watch([presenting, () => meeting.welcomes], ([now, welcomes], [, before]) => {
    // Back after the line was cut: the server may have dropped the presented page, which is still presented unless another took over.
    if (welcomes !== before && leading && may.value && (now || meeting.lead === null)) sendView();
    // Another took over, or the floor is no longer this person's.
    else if (!now) stop();
  });
  // Nobody follows a page that its presenter no longer looks at.
  onScopeDispose(() => {
    if (presenting.value) meeting.present(null);
    stop();
  });
  return { mayPresent: may, presenting, pointing, toggle, point, opened };
}

import { MeetingDraft, type Refusal } from '@dien-hong/shared';
import type { PreparedMeeting } from '@dien-hong/shared/api';
import { useEventListener } from '@vueuse/core';
import { computed, ref, shallowRef, watch } from 'vue';
import type { Person } from '../../device/person.ts';
import type { Typed } from '../../device/schema.ts';
import { typedAt } from '../../device/stores/typed.ts';
import { call } from '../../line/call.ts';
import { ownSaves } from '../../line/ownSaves.ts';

/**
 * A meeting in preparation. Edits stay here, and on this device, until saved; a save names the version it was read at, and where somebody else saved in
 * between nothing is lost: `conflict` stands until the writer has chosen.
 */
export function useDraft(meetingId: string) {
  const params = { id: meetingId };
  const draft = shallowRef<MeetingDraft | null>(null);
  const people = shallowRef<ReadonlyMap<string, Person>>(new Map());
  const convened = ref(false);
  const conflict = ref(false);
  const problem = shallowRef<Refusal | null>(null);
  const doing = ref<'loading' | 'saving' | 'convening' | null>(null);
  const saved = shallowRef<MeetingDraft | null>(null);
  let version = 0;
  const typed = typedAt<MeetingDraft>(`draft:${meetingId}`);
  const saves = ownSaves<MeetingDraft>({
    asStored: (one) => MeetingDraft.safeParse(one).data ?? one,
    put: (one, over) => call('PUT /api/meetings/:id/draft', { params, body: { version: over, draft: one } }),
    read: () => call('GET /api/meetings/:id/draft', { params }),
  });
  /** Edits that were left here came back. */
  const restored = ref(false);

  const changed = computed(() => draft.value !== saved.value);

  async function fetchNow(): Promise<PreparedMeeting | null> {
    const reply = await call('GET /api/meetings/:id/draft', { params });
    problem.value = reply.ok ? null : reply.refusal;
    return reply.ok ? reply.value : null;
  }

  /** Reads the draft from the server, with the edits left here and never saved: those stay on the device all the while. */
  async function start(): Promise<void> {
    const left = await typed.found();
    const now = await read();
    if (now) show(now, left && !now.convened && !saves.same(left.value, now.draft) ? left : null);
  }

  /** Reads the draft from the server, and gives up the edits that were not saved. */
  async function load(): Promise<void> {
    const now = await read();
    if (now) show(now, null);
  }

  async function read(): Promise<PreparedMeeting | null> {
    doing.value = 'loading';
    const now = await fetchNow();
    doing.value = null;
    return now;
  }

  function show(now: PreparedMeeting, left: Typed<MeetingDraft> | null): void {
    convened.value = now.convened;
    people.value = new Map(now.people.map((person) => [person.id, person]));
    saved.value = now.draft;
    draft.value = left?.value ?? now.draft;
    version = left?.base ?? now.version;
    restored.value = left !== null;
    conflict.value = version !== now.version;
    if (!left) typed.discard();
  }

  async function save(): Promise<boolean> {
    const sent = draft.value;
    if (sent === null || doing.value !== null) return false;
    doing.value = 'saving';
    const reply = await saves.save(sent, version);
    doing.value = null;
    problem.value = reply.ok ? null : reply.refusal;
    conflict.value = !reply.ok && reply.refusal.code === 'draft-changed';
    if (!reply.ok) return false;
    version = reply.value.version;
    saved.value = sent;
    restored.value = false;
    if (draft.value === sent) typed.discard();
    return true;
  }

  /** Puts mine in place of the draft that somebody else saved meanwhile. */
  async function overwrite(): Promise<boolean> {
    const now = await fetchNow();
    if (!now) return false;
    version = now.version;
    return save();
  }

  /** Sends the invitations; from then on the meeting runs by its log. */
  async function convene(): Promise<boolean> {
    if (changed.value && !(await save())) return false;
    doing.value = 'convening';
    const reply = await call('POST /api/meetings/:id/convene', { params, body: { version } });
    doing.value = null;
    problem.value = reply.ok ? null : reply.refusal;
    conflict.value = !reply.ok && reply.refusal.code === 'draft-changed';
    if (reply.ok) convened.value = true;
    return reply.ok;
  }

  watch(draft, (now) => {
    if (now === null) return;
    if (changed.value) typed.keep(now, version);
    else typed.discard();
  });

  useEventListener('beforeunload', (event) => changed.value && event.preventDefault());

  return {
    draft,
    people,
    convened,
    conflict,
    problem,
    doing,
    changed,
    restored,
    start,
    giveUp: typed.discard,
    load,
    save,
    overwrite,
    convene,
  };
}

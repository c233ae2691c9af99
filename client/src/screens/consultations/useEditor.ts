import { bodyOf, ConsultationInfo, endOfWorkingDays, type Refusal } from '@dien-hong/shared';
import type { ConsultationOffer as Offer } from '@dien-hong/shared/api';
import { computed, onMounted, ref, shallowRef, watch } from 'vue';
import { typedAt } from '../../device/stores/typed.ts';
import { call } from '../../line/call.ts';
import { ownSaves } from '../../line/ownSaves.ts';

export type { ConsultationOffer as Offer } from '@dien-hong/shared/api';

/** A consultation being prepared: kept here until saved, saved over the version it was read at. `fresh`: the server has none of it yet. */
export function useEditor(id: string, fresh: boolean, me: string) {
  const offer = shallowRef<Offer | null>(null);
  const draft = shallowRef<ConsultationInfo | null>(null);
  const saved = shallowRef<ConsultationInfo | null>(null);
  const problem = shallowRef<Refusal | null>(null);
  const busy = ref(false);
  let version = 0;
  const typed = typedAt<ConsultationInfo>(`consultation:${id}`);
  const changed = computed(() => draft.value !== saved.value);
  const params = { id };
  const read = () => call('GET /api/consultations/:id/draft', { params });
  const saves = ownSaves<ConsultationInfo>({
    asStored: (one) => ConsultationInfo.safeParse(one).data ?? one,
    put: (one, over) =>
      over === 0
        ? call('POST /api/consultations', { body: { draft: one } })
        : call('PUT /api/consultations/:id/draft', { params, body: { version: over, draft: one } }),
    read,
  });

  function blank({ organisation, bodies, packs: kept, now }: Offer): ConsultationInfo | null {
    const packs = kept.map(({ pack }) => pack);
    const [body] = bodies;
    const asking = body?.organisation ?? organisation;
    const kind = bodyOf({ name: asking.name, baseLabel: '' });
    // A meeting may have rules of its own outside the organisation's packs: then those of a body of its kind.
    const rules = packs.find((one) => one.id === body?.rules) ?? packs.find((one) => bodyOf(one) === kind) ?? packs[0];
    if (!rules) return null;
    return {
      id,
      number: '',
      subject: '',
      question: '',
      organisation: asking,
      leadUnitId: null,
      secretaries: [me],
      followUpId: null,
      recipients: [...(body?.voters ?? [])],
      papers: [],
      deadline: endOfWorkingDays(now, rules.written.answerDays),
      rules,
    };
  }

  onMounted(async () => {
    const offered = await call('GET /api/consultations/desk');
    if (!offered.ok) {
      problem.value = offered.refusal;
      return;
    }
    offer.value = offered.value;
    const before = await typed.found();
    if (fresh) {
      draft.value = before?.value ?? blank(offered.value);
      return;
    }
    const kept = await read();
    problem.value = kept.ok ? null : kept.refusal;
    if (!kept.ok) return;
    version = kept.value.version;
    draft.value = kept.value.draft;
    saved.value = kept.value.draft;
    // Edited here and never saved; where somebody else saved since, saving says so.
    if (!before || saves.same(before.value, kept.value.draft)) return;
    draft.value = before.value;
    version = before.base;
  });
  watch(draft, (now, was) => {
    if (now === null || was === null) return;
    if (changed.value) typed.keep(now, version);
    else typed.discard();
  });

  const set = (change: Partial<ConsultationInfo>): void => {
    if (draft.value) draft.value = { ...draft.value, ...change };
  };

  async function save(): Promise<boolean> {
    const sent = draft.value;
    if (!sent || busy.value) return false;
    busy.value = true;
    const reply = await saves.save(sent, version);
    busy.value = false;
    problem.value = reply.ok ? null : reply.refusal;
    if (!reply.ok) return false;
    version = reply.value.version;
    saved.value = sent;
    if (draft.value === sent) typed.discard();
    return true;
  }

  async function send(): Promise<boolean> {
    if (changed.value && !(await save())) return false;
    const reply = await call('POST /api/consultations/:id/send', { params, body: { version } });
    problem.value = reply.ok ? null : reply.refusal;
    return reply.ok;
  }

  async function remove(): Promise<boolean> {
    const reply = version === 0 ? ({ ok: true } as const) : await call('DELETE /api/consultations/:id', { params });
    problem.value = reply.ok ? null : reply.refusal;
    if (reply.ok) {
      saved.value = draft.value;
      typed.discard();
    }
    return reply.ok;
  }

  return { giveUp: typed.discard, offer, draft, problem, busy, changed, set, save, send, remove };
}

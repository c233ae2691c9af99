import { answerBytes, type ConsultationInfo, type Refusal, written as trimmed } from '@dien-hong/shared';
import type { Signer } from '@dien-hong/shared/cades';
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { sha256, signer } from '../../session/deviceKey.ts';
import { upload } from '../../session/http.ts';
import type { ConsultationDesk } from './useConsultation.ts';

interface Written {
  choice: string;
  text: string;
  file: { readonly sha256: string; readonly name: string; readonly pages: number } | null;
}
const nothing: Readonly<Written> = { choice: '', text: '', file: null };

function kept(place: string): Written {
  try {
    return { ...nothing, ...(JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Written>) };
  } catch {
    return { ...nothing };
  }
}

/**
 * One member's answer: written, signed, sent. What is written stays on this device until the server has it, over reloads and lost
 * connections; sent again by itself when the network is back.
 */
export function useAnswer(
  info: () => ConsultationInfo,
  personId: string,
  desk: Pick<ConsultationDesk, 'send' | 'now'>,
) {
  const place = `answer:${info().id}:${personId}`;
  const written = ref<Written>(kept(place));
  const problem = shallowRef<Refusal | null>(null);
  /** 0 to 1 while a file is on its way. */
  const uploading = ref<number | null>(null);
  const stage = ref<'writing' | 'sending' | 'waiting'>('writing');
  watch(written, (now) => localStorage.setItem(place, JSON.stringify(now)), { deep: true });
  // What signing needs is fetched before the network may be gone.
  const cades = () => import('@dien-hong/shared/cades');
  void cades().catch(() => {});

  /** What is still wanted: a choice, words for another opinion; null when it can be sent. */
  const wanted = computed(() => {
    const { choice, text } = written.value;
    if (choice === '') return 'choice' as const;
    return choice === info().rules.written.choices[2] && text.trim() === '' ? ('text' as const) : null;
  });

  async function attach(file: File): Promise<void> {
    uploading.value = 0;
    problem.value = null;
    const reply = await upload<{ sha256: string; pages: number }>(
      `/api/consultations/${info().id}/uploads`,
      file,
      (share) => {
        uploading.value = share;
      },
    );
    uploading.value = null;
    if (reply.ok) written.value = { ...written.value, file: { ...reply.value, name: file.name } };
    else problem.value = reply.refusal;
  }

  async function sign(key: Signer, { signCades }: Awaited<ReturnType<typeof cades>>): Promise<string> {
    const { choice, text, file } = written.value;
    const { id: consultation, subject, question, papers } = info();
    const at = new Date(desk.now()).toISOString();
    const content = answerBytes({
      ...({ v: 1, consultation, subject, question, choice, voter: personId, at } as const),
      ...{ text: trimmed(text), file: file?.sha256 ?? null },
      papers: papers.map((paper) => ({ id: paper.id, sha256: paper.sha256 })),
    });
    const bytes = await signCades({ content }, key, sha256, { signingTime: new Date(at) });
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary);
  }

  async function signAndSend(): Promise<Refusal | null> {
    // What signing needs could not be fetched: that is the network's. What cannot be signed stays so however often it is tried.
    const tools = await cades().catch(() => null);
    if (!tools) return { code: 'no-connection', params: {} };
    try {
      const key = await signer();
      if (!key) return { code: 'ballot-not-signed', params: {} };
      return await desk.send({ type: 'GiveAnswer', answer: await sign(key, tools) });
    } catch {
      return { code: 'could-not-sign', params: {} };
    }
  }

  async function send(): Promise<boolean> {
    if (stage.value === 'sending' || wanted.value !== null) return false;
    stage.value = 'sending';
    problem.value = null;
    const refused = await signAndSend();
    stage.value = refused?.code === 'no-connection' ? 'waiting' : 'writing';
    if (refused) {
      problem.value = stage.value === 'waiting' ? null : refused;
      return false;
    }
    written.value = { ...nothing };
    localStorage.removeItem(place);
    return true;
  }

  const back = () => void (stage.value === 'waiting' && send());
  window.addEventListener('online', back);
  onScopeDispose(() => window.removeEventListener('online', back));
  return { written, wanted, uploading, stage, problem, attach, send };
}

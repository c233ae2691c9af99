import {
  answerBytes,
  type ConsultationInfo,
  passingRefusals,
  type Refusal,
  written as trimmed,
} from '@dien-hong/shared';
import type { Taken } from '@dien-hong/shared/api';
import type { Signer } from '@dien-hong/shared/cades';
import { useEventListener, useTimeoutFn } from '@vueuse/core';
import { computed, ref, shallowRef, watch } from 'vue';
import { noteKept, noteUnkept } from '../../device/unkept.ts';
import { sha256, signer } from '../../keys/deviceKey.ts';
import { call, callWithFile } from '../../line/call.ts';
import type { ConsultationDesk } from './useConsultation.ts';
import { type Written, writtenAt } from './written.ts';

/** Milliseconds: the browser does not report that a server has come back. */
const tryAgainAfter = 5000;

/**
 * One member's answer: written, signed, sent. The text stays on this device until the server has it, over reloads and lost connections;
 * sent again by itself when the network is back.
 */
export function useAnswer(
  info: () => ConsultationInfo,
  personId: string,
  desk: Pick<ConsultationDesk, 'send' | 'now'>,
) {
  const here = writtenAt(info().id, personId);
  const written = ref<Written>(here.read());
  const problem = shallowRef<Refusal | null>(null);
  /** 0 to 1 while a file is on its way. */
  const uploading = ref<number | null>(null);
  /** A file that has to be looked at before it goes with the answer. */
  const doubtful = shallowRef<{ readonly name: string; readonly file: Taken } | null>(null);
  /** An answer that was handed in without a network waits in the next page as well. */
  const stage = ref<'writing' | 'sending' | 'waiting'>(written.value.waiting ? 'waiting' : 'writing');
  const again = useTimeoutFn(() => back(), tryAgainAfter, { immediate: false });
  let sent = false;
  const said = (): string => JSON.stringify([written.value.choice, written.value.text, written.value.file]);
  /** The answer that he handed in; only that is signed without another tap. */
  let handedIn = said();
  // At once: when a request is answered, the device must already have the text.
  watch(
    written,
    (now) => {
      if (now.waiting && said() !== handedIn) takeBack();
      keep(written.value);
    },
    { deep: true, flush: 'sync' },
  );

  /** He edits again: it is signed and sent only once he hands it in again. */
  function takeBack(): void {
    again.stop();
    if (stage.value === 'waiting') stage.value = 'writing';
    written.value.waiting = false;
  }

  function keep(now: Written): void {
    if (sent) return;
    if (here.write(now)) noteKept('answer');
    else noteUnkept('answer', 'no-space');
  }
  // The code for signing is fetched before the network may be gone.
  const cades = () => import('@dien-hong/shared/cades');
  void cades().catch(() => {});

  /** The part that is still missing: a choice, words for another opinion; null when the answer can be sent. */
  const wanted = computed(() => {
    const { choice, text } = written.value;
    if (choice === '') return 'choice' as const;
    return choice === info().rules.written.choices[2] && text.trim() === '' ? ('text' as const) : null;
  });

  async function attach(file: File): Promise<void> {
    uploading.value = 0;
    problem.value = null;
    const reply = await callWithFile(
      'POST /api/consultations/:id/uploads',
      { params: { id: info().id } },
      file,
      (share) => {
        uploading.value = share;
      },
    );
    uploading.value = null;
    if (!reply.ok) problem.value = reply.refusal;
    else if (reply.value.doubts.length > 0) doubtful.value = { name: file.name, file: reply.value };
    else put(file.name, reply.value);
  }
  const put = (name: string, { sha256, pages }: Taken): void => {
    written.value = { ...written.value, file: { sha256, pages, name } };
  };

  /** The member has looked at the doubtful parts of his file. */
  async function looked(): Promise<void> {
    const { value } = doubtful;
    if (!value) return;
    const reply = await call('POST /api/consultations/:id/uploads/:sha256/confirm', {
      params: { id: info().id, sha256: value.file.sha256 },
    });
    if (reply.ok) put(value.name, value.file);
    else problem.value = reply.refusal;
    doubtful.value = null;
  }

  async function sign(
    { choice, text, file }: Written,
    key: Signer,
    { signCades }: Awaited<ReturnType<typeof cades>>,
  ): Promise<string> {
    const { id: consultation, subject, question, papers } = info();
    const at = new Date(desk.now()).toISOString();
    const content = answerBytes({
      v: 1,
      consultation,
      subject,
      question,
      choice,
      voter: personId,
      at,
      text: trimmed(text),
      file: file?.sha256 ?? null,
      papers: papers.map((paper) => ({ id: paper.id, sha256: paper.sha256 })),
    });
    const bytes = await signCades({ content }, key, sha256, { signingTime: new Date(at) });
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary);
  }

  /** `answer`: as it was handed in, even if he writes on while the tools and the key are fetched. */
  async function signAndSend(answer: Written): Promise<Refusal | null> {
    // A failed fetch of the signing code is a fault of the network. An answer that cannot be signed stays so however often it is tried.
    const tools = await cades().catch(() => null);
    if (!tools) return { code: 'no-connection', params: {} };
    try {
      const key = await signer();
      if (!key) return { code: 'no-device-key', params: {} };
      return await desk.send({ type: 'GiveAnswer', answer: await sign(answer, key, tools) });
    } catch (error) {
      console.info('the answer could not be made:', error);
      return { code: 'signing-failed', params: {} };
    }
  }

  async function send(): Promise<boolean> {
    if (stage.value === 'sending' || wanted.value !== null) return false;
    again.stop();
    stage.value = 'sending';
    problem.value = null;
    handedIn = said();
    const refused = await signAndSend({ ...written.value });
    const same = said() === handedIn;
    const waiting = same && refused !== null && passingRefusals.has(refused.code);
    stage.value = waiting ? 'waiting' : 'writing';
    if (waiting) {
      written.value.waiting = true;
      again.start();
    }
    if (refused) {
      problem.value = waiting ? null : refused;
      // He is told, and hands it in again himself; where the consultation is over, the late answer stands until he has read it.
      if (!waiting && refused.code !== 'consultation-not-open') written.value.waiting = false;
      return false;
    }
    // The text that he went on writing stays on the device.
    if (same) {
      sent = true;
      here.remove();
    }
    return true;
  }

  const back = () => void (stage.value === 'waiting' && send());
  back();
  useEventListener('online', back);
  return { written, wanted, uploading, doubtful, stage, problem, attach, looked, send };
}

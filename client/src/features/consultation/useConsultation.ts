import type { ConsultationCommand, Refusal } from '@dien-hong/shared';
import { useEventListener } from '@vueuse/core';
import { onMounted, ref, shallowRef } from 'vue';
import { refusalText } from '../../i18n/refusals.ts';
import { call } from '../../line/call.ts';
import { createServerClock } from '../../line/serverClock.ts';
import { toast } from '../../ui/notes/toasts.ts';
import { type Opened, openConsultation } from './consultation.ts';

/** One consultation on screen: read when it opens, after each act of this person, and when he comes back to the page. */
export function useConsultation(id: string) {
  const opened = shallowRef<Opened | null>(null);
  const problem = shallowRef<Refusal | null>(null);
  const busy = ref(false);
  const clock = createServerClock();

  async function load(): Promise<void> {
    const askedAt = clock.asking();
    const reply = await openConsultation(id);
    if (reply.ok) {
      clock.learn(reply.value.now, askedAt);
      opened.value = reply.value;
      problem.value = null;
    } else if (reply.refusal.code !== 'no-connection' || !opened.value) problem.value = reply.refusal;
  }

  /** Carries a command out; a retry under the same id is carried out once. Null when done, else why not. */
  async function send(command: ConsultationCommand, commandId: string = crypto.randomUUID()): Promise<Refusal | null> {
    busy.value = true;
    const reply = await call('POST /api/consultations/:id/commands', {
      params: { id },
      body: { id: commandId, command },
    });
    // After a refusal the consultation stands otherwise than this page believes.
    if (reply.ok || reply.refusal.code !== 'no-connection') await load();
    busy.value = false;
    return reply.ok ? null : reply.refusal;
  }

  /** The same, with a toast for the outcome. */
  async function act(command: ConsultationCommand, done: string): Promise<boolean> {
    const refused = await send(command);
    toast(refused ? refusalText(refused) : done);
    return refused === null;
  }

  onMounted(load);
  useEventListener(document, 'visibilitychange', () => void (document.visibilityState === 'visible' && load()));
  return { opened, problem, busy, load, send, act, now: clock.now };
}

export type ConsultationDesk = ReturnType<typeof useConsultation>;

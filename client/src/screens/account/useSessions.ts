import type { OwnSession } from '@dien-hong/shared/api';
import { onMounted, ref, shallowRef } from 'vue';
import { refusalText } from '../../i18n/refusals.ts';
import { call } from '../../line/call.ts';

export type { OwnSession } from '@dien-hong/shared/api';

/** The devices where this account is signed in, and ending their sign-in sessions. */
export function useSessions() {
  const sessions = shallowRef<readonly OwnSession[]>();
  const problem = ref('');

  async function load(): Promise<void> {
    const reply = await call('GET /api/session/all');
    problem.value = reply.ok ? '' : refusalText(reply.refusal);
    if (reply.ok) sessions.value = reply.value.sessions;
  }
  async function end(id: string): Promise<void> {
    const reply = await call('DELETE /api/session/all/:session', { params: { session: id } });
    if (!reply.ok && reply.refusal.code !== 'not-found') problem.value = refusalText(reply.refusal);
    else await load();
  }
  onMounted(load);
  return { sessions, problem, load, end };
}

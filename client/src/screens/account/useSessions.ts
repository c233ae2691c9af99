import { onMounted, ref, shallowRef } from 'vue';
import { refusalText } from '../../i18n/refusals.ts';
import { request } from '../../session/http.ts';

export interface OwnSession {
  readonly id: string;
  /** What the browser called itself. */
  readonly agent: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly seenAt: number;
  /** This browser's. */
  readonly here: boolean;
}

/** Where this account is signed in, and ending that. */
export function useSessions() {
  const sessions = shallowRef<readonly OwnSession[]>();
  const problem = ref('');

  async function load(): Promise<void> {
    const reply = await request<{ sessions: OwnSession[] }>('GET', '/api/session/all');
    problem.value = reply.ok ? '' : refusalText(reply.refusal);
    if (reply.ok) sessions.value = reply.value.sessions;
  }
  async function end(id: string): Promise<void> {
    const reply = await request('DELETE', `/api/session/all/${id}`);
    if (!reply.ok && reply.refusal.code !== 'not-found') problem.value = refusalText(reply.refusal);
    else await load();
  }
  onMounted(load);
  return { sessions, problem, load, end };
}

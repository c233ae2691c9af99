import type { Refusal } from '@dien-hong/shared';
import { onScopeDispose, shallowRef } from 'vue';
import { request } from '../../session/http.ts';
import { type Autosave, autosave, type Kept } from './autosave.ts';

interface Row extends Kept {
  readonly key: string;
}
interface Loaded {
  readonly texts: readonly Row[];
}

/**
 * The texts of a meeting's minutes, each kept saved by itself. Keys: `item:<id>`, `conclusion:<id>`, `speech:<id>`, `closing`,
 * `number`.
 */
export function useMinutes(meetingId: string) {
  const path = `/api/meetings/${meetingId}/minutes`;
  const rows = shallowRef<ReadonlyMap<string, Kept>>();
  const problem = shallowRef<Refusal | null>(null);
  const texts = new Map<string, Autosave>();

  async function load(): Promise<ReadonlyMap<string, Kept> | null> {
    const reply = await request<Loaded>('GET', path);
    problem.value = reply.ok ? null : reply.refusal;
    return reply.ok ? new Map(reply.value.texts.map((row) => [row.key, row])) : null;
  }
  async function start(): Promise<void> {
    rows.value = (await load()) ?? undefined;
  }

  /** The text of a key, once loaded. */
  function textOf(key: string): Autosave {
    const known = texts.get(key);
    if (known) return known;
    const none = { text: '', version: 0 };
    const made = autosave(rows.value?.get(key) ?? none, {
      put: (text, version) => request('PUT', `${path}/texts/${encodeURIComponent(key)}`, { text, version }),
      read: async () => {
        const now = await load();
        return now && (now.get(key) ?? none);
      },
    });
    texts.set(key, made);
    return made;
  }

  const flush = async (): Promise<void> => {
    await Promise.all([...texts.values()].map((text) => text.flush()));
  };
  const unsaved = (): boolean => [...texts.values()].some(({ state }) => state.status !== 'saved');

  const hidden = () => void (document.visibilityState === 'hidden' && flush());
  const leaving = (event: BeforeUnloadEvent) => unsaved() && event.preventDefault();
  document.addEventListener('visibilitychange', hidden);
  window.addEventListener('beforeunload', leaving);
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', hidden);
    window.removeEventListener('beforeunload', leaving);
    void flush();
  });
  return { rows, problem, start, textOf, flush };
}
export type Minutes = ReturnType<typeof useMinutes>;

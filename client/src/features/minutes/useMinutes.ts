import type { Refusal } from '@dien-hong/shared';
import { useEventListener } from '@vueuse/core';
import { onScopeDispose, shallowRef } from 'vue';
import type { Typed } from '../../device/schema.ts';
import { typedAt, typedUnder } from '../../device/stores/typed.ts';
import { call } from '../../line/call.ts';
import { type Autosave, autosave, type Kept } from './autosave.ts';

/**
 * The texts of a meeting's minutes, each kept saved by itself, and on this device until the server has it. Keys: `item:<id>`, `conclusion:<id>`, `speech:<id>`, `closing`,
 * `number`.
 */
export function useMinutes(meetingId: string) {
  const rows = shallowRef<ReadonlyMap<string, Kept>>();
  const problem = shallowRef<Refusal | null>(null);
  const texts = new Map<string, Autosave>();
  const place = `minutes:${meetingId}:`;
  /** The texts that were typed here and did not reach the server, by place. */
  let left: ReadonlyMap<string, Typed<string>> = new Map();

  async function load(): Promise<ReadonlyMap<string, Kept> | null> {
    const reply = await call('GET /api/meetings/:id/minutes', { params: { id: meetingId } });
    problem.value = reply.ok ? null : reply.refusal;
    return reply.ok ? new Map(reply.value.texts.map((row) => [row.key, row])) : null;
  }
  async function start(): Promise<void> {
    left = await typedUnder<string>(place);
    rows.value = (await load()) ?? undefined;
  }

  /** The text of a key, once loaded. */
  function textOf(key: string): Autosave {
    const known = texts.get(key);
    if (known) return known;
    const none = { text: '', version: 0 };
    const typed = typedAt<string>(place + key);
    const made = autosave(rows.value?.get(key) ?? none, {
      unsaved: (text, version) => (text === null ? typed.discard() : typed.keep(text, version)),
      put: (text, version) =>
        call('PUT /api/meetings/:id/minutes/texts/:key', { params: { id: meetingId, key }, body: { text, version } }),
      read: async () => {
        const now = await load();
        return now && (now.get(key) ?? none);
      },
    });
    const before = left.get(place + key);
    if (before) made.restore(before.value, before.base);
    texts.set(key, made);
    return made;
  }

  const flush = async (): Promise<void> => {
    await Promise.all([...texts.values()].map((text) => text.flush()));
  };
  const unsaved = (): boolean => [...texts.values()].some(({ state }) => state.status !== 'saved');

  useEventListener(document, 'visibilitychange', () => void (document.visibilityState === 'hidden' && flush()));
  useEventListener('beforeunload', (event) => unsaved() && event.preventDefault());
  onScopeDispose(() => void flush());
  return { rows, problem, start, textOf, flush };
}
export type Minutes = ReturnType<typeof useMinutes>;

import { useTimeoutPoll } from '@vueuse/core';
import { shallowRef, watch } from 'vue';
import type { Reply } from '../../line/http.ts';

/** How far the server is with making a file ready to read. */
export interface Rendition {
  readonly pages: number;
  readonly drawn: number;
  readonly complete: boolean;
}

/** The time between two questions while it is being made, ms. */
const askEvery = 2000;

/** The states after which asking again brings nothing new. */
const final = new Set([
  'paper-unknown',
  'paper-not-uploaded',
  'not-invited',
  'not-signed-in',
  'not-chair-or-secretary',
]);

/**
 * Follows the derivation from the file with the digest `of`, as the server answers to `ask`, until it is complete; null while it is
 * unknown.
 */
export function useRendition(of: () => string | null, ask: () => Promise<Reply<Rendition>>) {
  const rendition = shallowRef<Rendition | null>(null);
  const following = useTimeoutPoll(follow, askEvery, { immediate: false, immediateCallback: true });

  async function follow(): Promise<void> {
    const file = of();
    const reply = await ask();
    if (file !== of()) return;
    if (reply.ok) rendition.value = reply.value;
    if (reply.ok ? reply.value.complete : final.has(reply.refusal.code)) following.pause();
  }
  watch(
    of,
    (now) => {
      following.pause();
      rendition.value = null;
      if (now) following.resume();
    },
    { immediate: true },
  );
  return rendition;
}

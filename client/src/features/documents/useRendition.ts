import { onScopeDispose, shallowRef, watch } from 'vue';
import { request } from '../../session/http.ts';

/** How far the house is with making a file ready to read. */
export interface Rendition {
  readonly pages: number;
  readonly drawn: number;
  readonly complete: boolean;
}

/** Asked again so often while it is being made, ms. */
const askEvery = 2000;

/** Nothing will come of asking again. */
const final = new Set([
  'paper-unknown',
  'paper-not-uploaded',
  'not-invited',
  'not-signed-in',
  'not-chair-or-secretary',
]);

/** Follows the making of what is derived from a file, as `address` tells it, until it is complete; null while nothing is known. */
export function useRendition(address: () => string | null) {
  const rendition = shallowRef<Rendition | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function follow(of: string): Promise<void> {
    const reply = await request<Rendition>('GET', of);
    if (of !== address()) return;
    if (reply.ok) rendition.value = reply.value;
    const ended = reply.ok ? reply.value.complete : final.has(reply.refusal.code);
    if (!ended) timer = setTimeout(() => void follow(of), askEvery);
  }
  watch(
    address,
    (now) => {
      clearTimeout(timer);
      rendition.value = null;
      if (now) void follow(now);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));
  return rendition;
}

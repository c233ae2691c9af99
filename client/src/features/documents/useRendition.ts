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

/** Follows the making of what is derived from a file, as `address` tells it, until it is complete; null while nothing is known. */
export function useRendition(address: () => string | null) {
  const rendition = shallowRef<Rendition | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function follow(of: string): Promise<void> {
    const reply = await request<Rendition>('GET', of);
    if (of !== address()) return;
    rendition.value = reply.ok ? reply.value : null;
    if (reply.ok && !reply.value.complete) timer = setTimeout(() => void follow(of), askEvery);
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

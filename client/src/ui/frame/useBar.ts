import { useElementSize } from '@vueuse/core';
import { onScopeDispose, type Ref, watch } from 'vue';

const heights = new Map<symbol, number>();
const show = (): void => document.documentElement.style.setProperty('--bar', `${Math.max(0, ...heights.values())}px`);

/** Keeps `--bar` at the height in px of the tallest bar at the bottom of the screen, so that toasts stand above it. */
export function useBar(bar: Readonly<Ref<HTMLElement | null>>): void {
  const own = Symbol('bar');
  const { height } = useElementSize(bar, undefined, { box: 'border-box' });
  watch(height, (now) => {
    heights.set(own, now);
    show();
  });
  onScopeDispose(() => {
    heights.delete(own);
    show();
  });
}

import { onScopeDispose, type Ref, watch } from 'vue';

const heights = new Map<Element, number>();
const show = (): void => document.documentElement.style.setProperty('--bar', `${Math.max(0, ...heights.values())}px`);

/** Keeps `--bar` at the height in px of the tallest bar at the bottom of the screen, so that toasts stand above it. */
export function useBar(bar: Readonly<Ref<HTMLElement | null>>): void {
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) heights.set(target, (target as HTMLElement).offsetHeight);
    show();
  });
  const forget = (element: HTMLElement | null | undefined): void => {
    if (!element) return;
    sizes.unobserve(element);
    heights.delete(element);
    show();
  };
  watch(
    bar,
    (now, before) => {
      forget(before);
      if (now) sizes.observe(now);
    },
    { flush: 'post', immediate: true },
  );
  onScopeDispose(() => {
    forget(bar.value);
    sizes.disconnect();
  });
}

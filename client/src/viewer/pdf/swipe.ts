/** The least length of a swipe (CSS pixels); it goes rather across than down. */
const shortest = 60;

/** One finger that sweeps across turns the page, where the page is scrolled to its edge and nothing is being drawn. */
export function onSwipe(container: HTMLElement, turn: (step: 1 | -1) => void, signal: AbortSignal): void {
  let from: { readonly x: number; readonly y: number } | null = null;
  container.addEventListener(
    'touchstart',
    (event) => {
      const [touch] = event.touches;
      const alone = event.touches.length === 1 && !event.defaultPrevented;
      from =
        touch && alone && container.scrollWidth <= container.clientWidth
          ? { x: touch.clientX, y: touch.clientY }
          : null;
    },
    { passive: true, signal },
  );
  container.addEventListener(
    'touchend',
    (event) => {
      const [touch] = event.changedTouches;
      if (!from || !touch) return;
      const [across, down] = [touch.clientX - from.x, touch.clientY - from.y];
      from = null;
      if (Math.abs(across) >= shortest && Math.abs(across) > 2 * Math.abs(down)) turn(across < 0 ? 1 : -1);
    },
    { passive: true, signal },
  );
}

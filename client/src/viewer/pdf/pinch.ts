import { TouchManager } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The limits of zooming; 1 is the paper's own size. */
export const SMALLEST = 0.25;
export const LARGEST = 4;

/** Two fingers zoom about their middle; so does the wheel with Ctrl, which a touchpad sends for a pinch. */
export function onPinch(
  container: HTMLDivElement,
  scale: () => number,
  zoom: (factor: number, origin: number[]) => void,
  signal: AbortSignal,
): void {
  let pending = 1;
  const by = (factor: number, origin: number[]) => {
    pending *= factor;
    const now = scale();
    const next = Math.min(LARGEST, Math.max(SMALLEST, now * pending));
    // The viewer rounds to a hundredth, so smaller steps are saved up.
    if (Math.abs(next - now) < 0.01) return;
    pending = 1;
    zoom(next / now, origin);
  };
  new TouchManager({
    container,
    onPinching: (origin: number[], before: number, after: number) => by(after / before, origin),
    onPinchEnd: () => {
      pending = 1;
    },
    signal,
  });
  container.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      by(Math.exp(-event.deltaY / (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 300 : 10)), [
        event.clientX,
        event.clientY,
      ]);
    },
    { passive: false, signal },
  );
}

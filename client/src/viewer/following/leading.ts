import type { Area, Paper } from '../pdf/pdf.ts';

/** The shortest time between two messages about a page, ms. */
const sendEvery = 100;

/** Sends the part of the paper that its reader sees, now and whenever it changes, until `signal`. */
export function sendViews(
  paper: Paper,
  container: HTMLElement,
  send: (view: { readonly page: number; readonly area: Area }) => void,
  signal: AbortSignal,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = false;
  const sendNow = () => {
    due = false;
    send(paper.view());
    timer = setTimeout(() => {
      timer = undefined;
      if (due) sendNow();
    }, sendEvery);
  };
  const changed = () => {
    if (timer) due = true;
    else sendNow();
  };
  const resized = new ResizeObserver(changed);
  resized.observe(container);
  container.addEventListener('scroll', changed, { signal, passive: true });
  signal.addEventListener('abort', () => {
    resized.disconnect();
    clearTimeout(timer);
  });
  sendNow();
}

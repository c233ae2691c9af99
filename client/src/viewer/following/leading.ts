import type { Area, Paper } from '../pdf/pdf.ts';

/** The shortest time between two messages about a page, ms. */
const tellEvery = 100;

/** Sends the part of the paper that its reader sees, now and whenever it changes, until `signal`. */
export function letLead(
  paper: Paper,
  container: HTMLElement,
  tell: (view: { readonly page: number; readonly area: Area }) => void,
  signal: AbortSignal,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = false;
  const say = () => {
    due = false;
    tell(paper.view());
    timer = setTimeout(() => {
      timer = undefined;
      if (due) say();
    }, tellEvery);
  };
  const changed = () => {
    if (timer) due = true;
    else say();
  };
  const resized = new ResizeObserver(changed);
  resized.observe(container);
  container.addEventListener('scroll', changed, { signal, passive: true });
  signal.addEventListener('abort', () => {
    resized.disconnect();
    clearTimeout(timer);
  });
  say();
}

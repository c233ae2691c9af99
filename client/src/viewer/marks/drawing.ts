import type { LaidPage } from '../pdf/useLayers.ts';
import { type Act, beginAct, type DrawingEvents, type MarkTool } from './acts.ts';

/**
 * Lets a pen or a mouse work on the pages: a pencil draws, a finger scrolls, unless `fingerDraws`. Two fingers always scroll and zoom.
 * While it works everything is drawn straight into the page's layer, outside Vue.
 */
export function onDrawing(
  container: HTMLElement,
  now: () => { readonly tool: MarkTool | null; readonly fingerDraws: boolean; readonly pages: readonly LaidPage[] },
  events: DrawingEvents,
  signal: AbortSignal,
): void {
  let active: { readonly act: Act; readonly pointerId: number; readonly type: string } | null = null;
  let lastType = '';

  const pageOf = (event: PointerEvent): LaidPage | undefined => {
    const element = (event.target as Element | null)?.closest('.page');
    return now().pages.find((page) => page.element === element);
  };
  const draws = (type: string, tool: MarkTool): boolean =>
    type !== 'touch' || now().fingerDraws || tool.kind === 'pin' || tool.kind === 'pointer';
  const end = (finish: (act: Act) => void) => {
    if (!active) return;
    const { act } = active;
    active = null;
    finish(act);
  };

  const on = <K extends keyof HTMLElementEventMap>(type: K, listener: (event: HTMLElementEventMap[K]) => void) =>
    container.addEventListener(type, listener, { signal, capture: true, passive: false });

  on('pointerdown', (event) => {
    lastType = event.pointerType;
    const { tool } = now();
    if (!tool || event.button !== 0 || (event.target as Element).closest('button, a')) return;
    // A second finger: they zoom, and the touch of the first was no stroke. A palm beside the pen is ignored.
    if (active?.type === 'touch' && event.pointerType === 'touch') return end((act) => act.cancel());
    if (active) return;
    const page = pageOf(event);
    if (!page || !event.isPrimary || !draws(event.pointerType, tool)) return;
    const act = beginAct(tool, page, event, events);
    active = { act, pointerId: event.pointerId, type: event.pointerType };
    container.setPointerCapture(event.pointerId);
  });
  on('pointermove', (event) => {
    if (active?.pointerId !== event.pointerId) return;
    const coalesced = event.getCoalescedEvents?.() ?? [];
    active.act.move(coalesced.length > 0 ? coalesced : [event]);
  });
  on('pointerup', (event) => {
    if (active?.pointerId === event.pointerId) end((act) => act.end(event));
  });
  // The system took the pen away: the stroke up to then stays. A finger that became a scroll drew nothing.
  on('pointercancel', (event) => {
    const { tool } = now();
    const touch = event.pointerType === 'touch';
    if (active?.pointerId === event.pointerId) end((act) => (touch ? act.cancel() : act.end(event)));
    else if (touch && !active && tool && !draws('touch', tool)) events.scrolled();
  });
  // Neither the text's selection nor the browser's own scrolling may begin while something is drawn.
  on('mousedown', (event) => {
    if (active) event.preventDefault();
  });
  on('touchstart', (event) => {
    const { tool } = now();
    if (active && active.type !== 'touch' && event.cancelable) event.preventDefault();
    if (!tool || event.touches.length !== 1 || !(event.target as Element).closest('.page')) return;
    if ((event.target as Element).closest('button, a')) return;
    if (draws(lastType, tool) && event.cancelable) event.preventDefault();
  });
}

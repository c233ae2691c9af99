import type { Box } from '@dien-hong/shared/reading';

/** A page as it is laid out right now: where points of the page (top left, as shown) are on the screen, and back. */
export interface PageFrame {
  readonly page: number;
  readonly element: HTMLElement;
  /** Of the page as it is shown without the reader's own turning, in points. */
  readonly width: number;
  readonly height: number;
  /** The reader's own turn, clockwise: 0, 90, 180 or 270. */
  readonly turned: number;
}

/** The point of the page under a spot of the screen (CSS pixels). */
export function toPage(frame: PageFrame, clientX: number, clientY: number): { x: number; y: number } {
  const box = inner(frame.element);
  const across = (clientX - box.left) / box.width;
  const down = (clientY - box.top) / box.height;
  const [u, v] = unturn(frame.turned, across, down);
  return { x: u * frame.width, y: v * frame.height };
}

/** A rectangle of the screen as one of the page. */
export function boxToPage(frame: PageFrame, rect: DOMRect): Box {
  const one = toPage(frame, rect.left, rect.top);
  const other = toPage(frame, rect.right, rect.bottom);
  const x = Math.min(one.x, other.x);
  const y = Math.min(one.y, other.y);
  return [x, y, Math.abs(other.x - one.x), Math.abs(other.y - one.y)];
}

/** The place of a point of the page within the page's element, as shares of its width and height. */
export function toShare(frame: PageFrame, x: number, y: number): [across: number, down: number] {
  const u = x / frame.width;
  const v = y / frame.height;
  switch (frame.turned) {
    case 90:
      return [1 - v, u];
    case 180:
      return [1 - u, 1 - v];
    case 270:
      return [v, 1 - u];
    default:
      return [u, v];
  }
}

/** The transform of an SVG group in points, and the size that it fills. */
export function svgTurn({ width, height, turned }: PageFrame): { readonly box: string; readonly transform: string } {
  switch (turned) {
    case 90:
      return { box: `0 0 ${height} ${width}`, transform: `translate(${height} 0) rotate(90)` };
    case 180:
      return { box: `0 0 ${width} ${height}`, transform: `translate(${width} ${height}) rotate(180)` };
    case 270:
      return { box: `0 0 ${height} ${width}`, transform: `translate(0 ${width}) rotate(270)` };
    default:
      return { box: `0 0 ${width} ${height}`, transform: '' };
  }
}

function unturn(turned: number, across: number, down: number): [u: number, v: number] {
  switch (turned) {
    case 90:
      return [down, 1 - across];
    case 180:
      return [1 - across, 1 - down];
    case 270:
      return [1 - down, across];
    default:
      return [across, down];
  }
}

/** The part of a page that is in sight of its container, as shares of it; null: all of it, or it is turned. */
export function seenOf(frame: PageFrame, container: HTMLElement): readonly [number, number, number, number] | null {
  if (frame.turned) return null;
  const page = inner(frame.element);
  const view = inner(container);
  const share = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
  const left = share((view.left - page.left) / page.width);
  const top = share((view.top - page.top) / page.height);
  const width = share((view.left + view.width - page.left) / page.width - left);
  const height = share((view.top + view.height - page.top) / page.height - top);
  if ((width === 1 && height === 1) || width === 0 || height === 0) return null;
  return [left, top, width, height];
}

/** The page's element without its border. */
function inner(element: HTMLElement): { left: number; top: number; width: number; height: number } {
  const rect = element.getBoundingClientRect();
  return {
    left: rect.left + element.clientLeft,
    top: rect.top + element.clientTop,
    width: element.clientWidth,
    height: element.clientHeight,
  };
}

import type { Box } from '@dien-hong/shared/reading';
import { type PageFrame, svgTurn, toPage } from '../pdf/geometry.ts';
import type { LaidPage } from '../pdf/useLayers.ts';
import { inkPath } from './ink.ts';
import { type Caret, caretAt, type Selected, selectedBetween } from './selection.ts';

/** The present effect of a pen. */
export type MarkTool =
  | { readonly kind: 'ink'; readonly colour: string; readonly width: number }
  | { readonly kind: 'highlight'; readonly colour: string }
  | { readonly kind: 'pin' }
  | { readonly kind: 'erase' }
  | { readonly kind: 'pointer' };

export interface DrawingEvents {
  /** A stroke so far; told now and then, so that it outlives the tab. */
  drawing(id: string, frame: PageFrame, points: readonly number[]): void;
  /** A stroke is done; `points` null: it was given up. */
  drawn(id: string, frame: PageFrame, points: readonly number[] | null): void;
  highlighted(frame: PageFrame, selected: Selected): void;
  pinned(frame: PageFrame, x: number, y: number): void;
  /** The eraser passes a spot (`reach` in points); `ends` with the last one. */
  erased(frame: PageFrame, spot: { x: number; y: number; reach: number } | null): void;
  /** Shares of the page; null: the pointer is gone. */
  pointed(frame: PageFrame, at: readonly [number, number] | null): void;
  /** A finger drew and only scrolled. */
  scrolled(): void;
}

/** A stroke that is being drawn is kept this often, ms. */
const keepEvery = 300;
/** Numbers in a stroke (shared/reading/marks.ts). */
const longest = 15_000;
/** Reach of the eraser in CSS pixels. */
const eraser = 10;
/** A scan has no words to select: the area dragged across becomes the box, if it is larger than this (points). */
const smallestBox = 4;
const svgNames = 'http://www.w3.org/2000/svg';

/** One press of a pen, from down to up. */
export interface Act {
  move(events: readonly PointerEvent[]): void;
  end(event: PointerEvent): void;
  cancel(): void;
}

/** The act of a tool from the moment the pen comes down on a page. */
export function beginAct(tool: MarkTool, page: LaidPage, event: PointerEvent, events: DrawingEvents): Act {
  switch (tool.kind) {
    case 'ink':
      return draw(tool, page, event, events);
    case 'highlight':
      return highlight(tool.colour, page, event, events);
    case 'pin':
      return {
        move: () => {},
        end: (up) => {
          const { x, y } = toPage(page, up.clientX, up.clientY);
          events.pinned(page, x, y);
        },
        cancel: () => {},
      };
    case 'erase':
      return erase(page, event, events);
    case 'pointer':
      return point(page, event, events);
    default:
      return tool satisfies never;
  }
}

function draw(
  { colour, width }: Extract<MarkTool, { kind: 'ink' }>,
  page: LaidPage,
  down: PointerEvent,
  events: DrawingEvents,
): Act {
  let id = crypto.randomUUID();
  let points: number[] = [];
  const { svg, group } = liveSvg(page);
  const path = document.createElementNS(svgNames, 'path');
  path.setAttribute('class', `ink-${colour}`);
  group.append(path);
  let kept = performance.now();
  let due = 0;
  const add = (event: PointerEvent) => {
    const { x, y } = toPage(page, event.clientX, event.clientY);
    const inside = (value: number, most: number) => round(Math.min(most, Math.max(0, value)));
    // A mouse has no pressure of its own.
    const pressure = event.pointerType === 'pen' ? round(event.pressure || 0.5) : 0.5;
    const point = [inside(x, page.width), inside(y, page.height), pressure];
    points.push(...point);
    if (points.length < longest) return;
    // As long as a mark may be: the rest is the next one.
    events.drawn(id, page, points);
    id = crypto.randomUUID();
    points = point;
  };
  const redraw = () => {
    due ||= requestAnimationFrame(() => {
      due = 0;
      path.setAttribute('d', inkPath(points, width));
    });
  };
  add(down);
  redraw();
  return {
    move(moved) {
      for (const event of moved) add(event);
      redraw();
      if (performance.now() - kept < keepEvery) return;
      kept = performance.now();
      events.drawing(id, page, points);
    },
    end() {
      cancelAnimationFrame(due);
      events.drawn(id, page, points);
      // The mark itself is on the page with the next picture.
      requestAnimationFrame(() => requestAnimationFrame(() => svg.remove()));
    },
    cancel() {
      cancelAnimationFrame(due);
      svg.remove();
      events.drawn(id, page, null);
    },
  };
}

function highlight(colour: string, page: LaidPage, down: PointerEvent, events: DrawingEvents): Act {
  const start: Caret | null = caretAt(page, down.clientX, down.clientY);
  const { svg, group } = liveSvg(page);
  let selected: Selected = { boxes: [], text: '' };
  const across = (event: PointerEvent): Selected => {
    if (start) {
      const caret = caretAt(page, event.clientX, event.clientY);
      return caret ? selectedBetween(page, start, caret) : selected;
    }
    const one = toPage(page, down.clientX, down.clientY);
    const other = toPage(page, event.clientX, event.clientY);
    const box: Box = [
      ...([Math.min(one.x, other.x), Math.min(one.y, other.y)] as const),
      ...([Math.abs(one.x - other.x), Math.abs(one.y - other.y)] as const),
    ];
    return { boxes: box[2] > smallestBox && box[3] > smallestBox ? [box] : [], text: '' };
  };
  return {
    move(moved) {
      selected = across(moved[moved.length - 1] as PointerEvent);
      group.replaceChildren(...selected.boxes.map((box) => rectOf(box, `mark-${colour}`)));
    },
    end() {
      svg.remove();
      if (selected.boxes.length > 0) events.highlighted(page, selected);
    },
    cancel: () => svg.remove(),
  };
}

function erase(page: LaidPage, down: PointerEvent, events: DrawingEvents): Act {
  const at = (event: PointerEvent) => {
    const reach = (eraser * page.width) / page.element.clientWidth;
    events.erased(page, { ...toPage(page, event.clientX, event.clientY), reach });
  };
  at(down);
  const end = () => events.erased(page, null);
  return { move: (moved) => moved.forEach(at), end, cancel: end };
}

function point(page: LaidPage, down: PointerEvent, events: DrawingEvents): Act {
  const at = (event: PointerEvent) => {
    const { x, y } = toPage(page, event.clientX, event.clientY);
    const share = (value: number) => Math.min(1, Math.max(0, Math.round(value * 1000) / 1000));
    events.pointed(page, [share(x / page.width), share(y / page.height)]);
  };
  at(down);
  const end = () => events.pointed(page, null);
  return { move: (moved) => at(moved[moved.length - 1] as PointerEvent), end, cancel: end };
}

function liveSvg(page: LaidPage): { svg: SVGSVGElement; group: SVGGElement } {
  const { box, transform } = svgTurn(page);
  const svg = document.createElementNS(svgNames, 'svg');
  svg.setAttribute('viewBox', box);
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('class', 'marks live');
  svg.setAttribute('aria-hidden', 'true');
  const group = document.createElementNS(svgNames, 'g');
  if (transform) group.setAttribute('transform', transform);
  svg.append(group);
  page.layer.append(svg);
  return { svg, group };
}

function rectOf([x, y, width, height]: Box, className: string): SVGRectElement {
  const rect = document.createElementNS(svgNames, 'rect');
  for (const [name, value] of Object.entries({ x, y, width, height })) rect.setAttribute(name, value.toFixed(2));
  rect.setAttribute('class', className);
  return rect;
}

const round = (value: number): number => Math.round(value * 100) / 100;

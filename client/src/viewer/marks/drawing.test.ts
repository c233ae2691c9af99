import { MarkBody } from '@dien-hong/shared/reading';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LaidPage } from '../pdf/useLayers.ts';
import type { DrawingEvents, MarkTool } from './acts.ts';
import { onDrawing } from './drawing.ts';

const pen: MarkTool = { kind: 'ink', colour: 'blue', width: 3 };
const touched = { pointerType: 'touch', pointerId: 9 };
const pencil = { pointerType: 'pen', pointerId: 2, pressure: 0.5 };

let container: HTMLDivElement;
let sheet: HTMLDivElement;
let drawing: AbortController;
let fingerDraws: boolean;
/** Each stroke that was drawn, as its points. */
let strokes: { id: string; points: readonly number[] }[];
const scrolled = vi.fn();

beforeEach(() => {
  [strokes, fingerDraws] = [[], false];
  scrolled.mockClear();
  container = document.createElement('div');
  sheet = Object.assign(document.createElement('div'), { className: 'page' });
  const layer = document.createElement('div');
  sheet.append(layer);
  container.append(sheet);
  document.body.append(container);
  // A sheet of 600 by 800 points, each of them one pixel.
  Object.defineProperty(sheet, 'clientWidth', { value: 600 });
  Object.defineProperty(sheet, 'clientHeight', { value: 800 });
  container.setPointerCapture = () => {};
  const page: LaidPage = { page: 1, element: sheet, width: 600, height: 800, turned: 0, layer };
  const nothing = () => {};
  const events: DrawingEvents = {
    drawing: nothing,
    highlighted: nothing,
    pinned: nothing,
    erased: nothing,
    pointed: nothing,
    scrolled,
    drawn: (id, _frame, points) => {
      if (points) strokes.push({ id, points: [...points] });
    },
  };
  drawing = new AbortController();
  onDrawing(container, () => ({ tool: pen, fingerDraws, pages: [page] }), events, drawing.signal);
});
afterEach(() => {
  drawing.abort();
  container.remove();
});

type Pointer = Pick<PointerEventInit, 'pointerType' | 'pointerId' | 'pressure'>;
function send(type: string, pointer: Pointer, x = 0, y = 0): void {
  // Of each kind of pointer the first is a primary one: so is the palm beside the pencil.
  const init = { ...pointer, isPrimary: true, clientX: x, clientY: y, bubbles: true, cancelable: true };
  sheet.dispatchEvent(new PointerEvent(type, init));
}
/** Whether the browser may scroll with it. */
function mayScroll(): boolean {
  const event = Object.assign(new Event('touchstart', { bubbles: true, cancelable: true }), { touches: [{}] });
  return sheet.dispatchEvent(event);
}

test.each([false, true])(
  'a palm beside the pencil draws nothing, scrolls nothing, ends nothing (fingers draw: %s)',
  (finger) => {
    fingerDraws = finger;
    send('pointerdown', pencil, 10, 10);
    send('pointermove', pencil, 20, 10);
    send('pointerdown', touched, 300, 700);
    expect(mayScroll()).toBe(false);
    send('pointermove', touched, 310, 690);
    send('pointermove', pencil, 30, 10);
    send('pointerup', touched, 310, 690);
    send('pointermove', pencil, 40, 10);
    send('pointerup', pencil, 40, 10);
    expect(strokes.map(({ points }) => points)).toEqual([[10, 10, 0.5, 20, 10, 0.5, 30, 10, 0.5, 40, 10, 0.5]]);
  },
);

test('a palm that the system takes away while the pencil draws is no finger that scrolled', () => {
  send('pointerdown', pencil, 10, 10);
  send('pointerdown', touched, 300, 700);
  send('pointercancel', touched, 300, 700);
  expect(scrolled).not.toHaveBeenCalled();
  send('pointermove', pencil, 20, 10);
  send('pointerup', pencil, 20, 10);
  expect(strokes).toHaveLength(1);
});

test('a palm that is down before the pencil does not keep it from drawing', () => {
  send('pointerdown', touched, 300, 700);
  send('pointerdown', pencil, 10, 10);
  send('pointermove', touched, 310, 690);
  send('pointermove', pencil, 20, 10);
  send('pointerup', pencil, 20, 10);
  expect(strokes.map(({ points }) => points)).toEqual([[10, 10, 0.5, 20, 10, 0.5]]);
});

test('a finger scrolls and hears how it could draw; where it draws, a second one makes a stroke none', () => {
  send('pointerdown', touched, 10, 10);
  expect(mayScroll()).toBe(true);
  send('pointercancel', touched, 10, 40);
  expect([strokes, scrolled.mock.calls.length]).toEqual([[], 1]);
  fingerDraws = true;
  send('pointerdown', touched, 10, 10);
  expect(mayScroll()).toBe(false);
  send('pointermove', touched, 20, 10);
  send('pointerdown', { ...touched, pointerId: 10 }, 200, 10);
  send('pointerup', touched, 20, 10);
  expect(strokes).toEqual([]);
});

test('a stroke longer than a mark may be goes on in the next one, at the same point', () => {
  const many = 12_000;
  send('pointerdown', pencil, 0, 0);
  for (let n = 1; n < many; n++) send('pointermove', pencil, n % 600, Math.floor(n / 600));
  send('pointerup', pencil);
  expect(strokes.length).toBeGreaterThan(2);
  expect(new Set(strokes.map(({ id }) => id)).size).toBe(strokes.length);
  const place = { paperId: 'p1', sha256: 'a'.repeat(64), page: 1 };
  for (const { points } of strokes)
    expect(MarkBody.safeParse({ kind: 'ink', place, colour: 'blue', width: 3, points }).success).toBe(true);
  for (const [n, { points }] of strokes.slice(1).entries())
    expect(points.slice(0, 3)).toEqual(strokes[n]?.points.slice(-3));
  expect(strokes.reduce((sum, { points }) => sum + points.length / 3, 0)).toBe(many + strokes.length - 1);
});

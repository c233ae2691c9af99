import { describe, expect, test } from 'vitest';
import { type PageFrame, seenOf, svgTurn, toPage, toShare } from './geometry.ts';

/** An element with a place on the screen, without a browser. */
function laid(left: number, top: number, width: number, height: number): HTMLElement {
  const element = document.createElement('div');
  Object.defineProperties(element, { clientWidth: { value: width }, clientHeight: { value: height } });
  element.getBoundingClientRect = () => new DOMRect(left, top, width, height);
  return element;
}
/** A page of 200 by 100 points, twice as large on the screen, turned. */
const turnedBy = (turned: number): PageFrame => ({
  page: 1,
  width: 200,
  height: 100,
  turned,
  element: turned % 180 === 0 ? laid(50, 20, 400, 200) : laid(50, 20, 200, 400),
});

describe.each([0, 90, 180, 270])('a page turned by %i degrees', (turned) => {
  const frame = turnedBy(turned);

  test('a spot of the page is where it shows', () => {
    for (const [x, y] of [
      [0, 0],
      [200, 100],
      [30, 70],
    ] as const) {
      const [across, down] = toShare(frame, x, y);
      const { clientWidth, clientHeight } = frame.element;
      const back = toPage(frame, 50 + across * clientWidth, 20 + down * clientHeight);
      expect(back.x).toBeCloseTo(x);
      expect(back.y).toBeCloseTo(y);
    }
  });
  test('an SVG in points lies over it the same way', () => {
    const { box, transform } = svgTurn(frame);
    const [, , width, height] = box.split(' ').map(Number) as [number, number, number, number];
    expect([width, height]).toEqual(turned % 180 === 0 ? [200, 100] : [100, 200]);
    const [dx = 0, dy = 0] =
      transform
        .match(/translate\(([\d.]+) ([\d.]+)\)/)
        ?.slice(1)
        .map(Number) ?? [];
    const angle = (turned * Math.PI) / 180;
    const [x, y] = [30, 70];
    const [across, down] = toShare(frame, x, y);
    expect((dx + x * Math.cos(angle) - y * Math.sin(angle)) / width).toBeCloseTo(across);
    expect((dy + x * Math.sin(angle) + y * Math.cos(angle)) / height).toBeCloseTo(down);
  });
});

test('the visible part of a page, as shares of it', () => {
  const frame = turnedBy(0);
  expect(seenOf(frame, laid(0, 0, 1000, 1000))).toBeNull();
  expect(seenOf(frame, laid(50, 70, 400, 100))).toEqual([0, 0.25, 1, 0.5]);
  expect(seenOf(frame, laid(150, 0, 100, 70))).toEqual([0.25, 0, 0.25, 0.25]);
  expect(seenOf(turnedBy(90), laid(50, 70, 100, 100))).toBeNull();
});

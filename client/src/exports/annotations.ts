import type { inkColours, markColours, PageMark } from '@dien-hong/shared/reading';
import { type PageSpace, toPage } from './pageSpace.ts';

type Body = PageMark['body'];
type Of<K extends Body['kind']> = Extract<Body, { kind: K }>;
type Spot = readonly [x: number, y: number];
export type Colour = readonly [red: number, green: number, blue: number];
/** Left, bottom, right, top. */
export type Rect = readonly [number, number, number, number];

/** A mark as an annotation of its page, in the page's own space. */
export type Annotation = {
  readonly rect: Rect;
  readonly colour: Colour;
  /** Drawing operators: every reader shows and every printer prints the annotation by them. */
  readonly look: string;
} & (
  | { readonly kind: 'highlight'; readonly quads: readonly number[]; readonly text: string }
  | { readonly kind: 'ink'; readonly line: readonly number[]; readonly width: number }
  | { readonly kind: 'pin'; readonly text: string }
);

const markers: Record<(typeof markColours)[number], Colour> = {
  yellow: [1, 0.92, 0.35],
  green: [0.66, 0.93, 0.6],
  blue: [0.62, 0.85, 1],
  pink: [1, 0.72, 0.85],
};
const pens: Record<(typeof inkColours)[number], Colour> = {
  blue: [0.07, 0.3, 0.72],
  red: [0.8, 0.1, 0.1],
  black: [0.1, 0.1, 0.1],
  green: [0.05, 0.45, 0.2],
};
const paper: Colour = [1, 0.8, 0.25];
/** Width and height of a note's sign (points), its middle on the spot. */
const noteSize = 20;

/** Null for a bookmark: it has no annotation. */
export function annotationOf(body: Body, space: PageSpace): Annotation | null {
  switch (body.kind) {
    case 'highlight':
      return highlight(body, space);
    case 'ink':
      return ink(body, space);
    case 'pin':
      return pin(body, space);
    case 'bookmark':
      return null;
    default:
      return body satisfies never;
  }
}

function highlight({ boxes, colour, text }: Of<'highlight'>, space: PageSpace): Annotation {
  const corners = boxes.map(([x, y, width, height]): readonly [Spot, Spot, Spot, Spot] => [
    toPage(space, x, y),
    toPage(space, x + width, y),
    toPage(space, x, y + height),
    toPage(space, x + width, y + height),
  ]);
  const fills = corners.map(([a, b, c, d]) => `${path([a, b, d, c])} f`);
  const look = [`${numbers(markers[colour])} rg`, ...fills].join('\n');
  const rect = around(corners.flat(), 0);
  return { kind: 'highlight', rect, colour: markers[colour], look, quads: corners.flat(2), text };
}

function ink({ points, width, colour }: Of<'ink'>, space: PageSpace): Annotation {
  const spots = Array.from({ length: points.length / 3 }, (_, n) =>
    toPage(space, points[n * 3] ?? 0, points[n * 3 + 1] ?? 0),
  );
  // A tap is a dot: a line to where it begins, with round ends.
  const line = spots.length > 1 ? spots : [...spots, ...spots];
  const wide = width / space.unit;
  const look = `1 J 1 j ${numbers([wide])} w ${numbers(pens[colour])} RG\n${path(line)} S`;
  return { kind: 'ink', rect: around(line, wide / 2), colour: pens[colour], look, line: line.flat(), width: wide };
}

function pin({ x, y, text }: Of<'pin'>, space: PageSpace): Annotation {
  const size = noteSize / space.unit;
  const rect = around([toPage(space, x, y)], size / 2);
  const [left, bottom, right] = rect;
  const lines = [0.3, 0.5, 0.7].map((share) => {
    const height = bottom + size * share;
    return `${path([
      [left + size / 5, height],
      [right - size / 5, height],
    ])} S`;
  });
  const page = `${numbers([left + size / 20, bottom + size / 20, size * 0.9, size * 0.9])} re B`;
  const look = [`${numbers(paper)} rg 0.3 0.25 0 RG ${numbers([size / 20])} w`, page, ...lines].join('\n');
  return { kind: 'pin', rect, colour: paper, look, text };
}

/** To a thousandth of a point, without exponents. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000;
const numbers = (values: readonly number[]): string => values.map(rounded).join(' ');

const path = (spots: readonly Spot[]): string =>
  spots.map((spot, n) => `${numbers(spot)} ${n === 0 ? 'm' : 'l'}`).join(' ');

function around(spots: readonly Spot[], margin: number): Rect {
  const [xs, ys] = [spots.map(([x]) => x), spots.map(([, y]) => y)];
  return [Math.min(...xs) - margin, Math.min(...ys) - margin, Math.max(...xs) + margin, Math.max(...ys) + margin];
}

import { getStroke } from 'perfect-freehand';

/** x, y and pressure of each point, one behind the other. */
export type InkPoints = readonly number[];

/** The outline of a stroke as an SVG path, in the units of its points. A mouse has no pressure: its width is even. */
export function inkPath(points: InkPoints, width: number): string {
  const triples: [number, number, number][] = [];
  for (let at = 0; at + 2 < points.length; at += 3)
    triples.push([points[at] as number, points[at + 1] as number, points[at + 2] as number]);
  const outline = getStroke(triples, {
    size: width,
    thinning: 0.5,
    smoothing: 0.5,
    streamline: 0.3,
    simulatePressure: false,
  });
  const [first, ...rest] = outline;
  if (!first) return '';
  const f = (value: number | undefined) => (value ?? 0).toFixed(2);
  return `M${f(first[0])} ${f(first[1])}L${rest.map(([x, y]) => `${f(x)} ${f(y)}`).join(' ')}Z`;
}

/** Whether a stroke passes within `reach` of a spot. */
export function inkTouches(points: InkPoints, x: number, y: number, reach: number): boolean {
  const near = reach * reach;
  for (let at = 0; at + 2 < points.length; at += 3) {
    const x0 = points[at] as number;
    const y0 = points[at + 1] as number;
    const x1 = points[at + 3] ?? x0;
    const y1 = points[at + 4] ?? y0;
    const length = (x1 - x0) ** 2 + (y1 - y0) ** 2;
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length));
    if ((x - x0 - along * (x1 - x0)) ** 2 + (y - y0 - along * (y1 - y0)) ** 2 <= near) return true;
  }
  return false;
}

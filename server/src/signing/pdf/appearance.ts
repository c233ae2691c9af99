import type { Content } from 'pdfmake/interfaces.js';
import { widthOf } from '../../print/layout/fonts.ts';
import { layOutBox, testLabel } from '../../print/layout/layout.ts';

/** `2026-11-27T17:00:00+07:00` (ND 30/2020: the time of a digital signature, ISO 8601). */
export function isoHanoi(at: Date): string {
  return `${new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
}

const inset = 5;

interface Line {
  readonly text: string;
  readonly size: number;
  readonly bold?: boolean;
  readonly color?: string;
}

/** A line in the largest letters, up to its own size, in which it fits beside the others; at least `least`. */
function fitted(line: Line, width: number, least = 5.5): Line {
  const wide = widthOf(line.text, line.size, line.bold ? 'bold' : 'normal');
  return wide <= width ? line : { ...line, size: Math.max(least, Math.floor(((line.size * width) / wide) * 10) / 10) };
}

/** A text that takes more than one line even in small letters is cut with an ellipsis; the certificate holds it whole. */
function cut(line: Line, width: number): Line {
  const face = line.bold ? 'bold' : 'normal';
  if (widthOf(line.text, line.size, face) <= width) return line;
  let text = line.text;
  while (text.length > 1 && widthOf(`${text}…`, line.size, face) > width) text = text.slice(0, -1).trimEnd();
  return { ...line, text: `${text}…` };
}

/**
 * The look of one signature as a page of its own: name, office, time, and the label of a test key. Each stands in one line at any length,
 * so that the label stays within the frame. Size in points.
 */
export function appearancePdf(
  { name, title, signedAt, test }: { name: string; title: string; signedAt: Date; test: boolean },
  size: { width: number; height: number },
): Promise<Uint8Array> {
  const width = size.width - 2 * inset;
  const all: Line[] = [
    { text: 'Ký số', bold: true, size: 9, color: '#1f3b8f' },
    { text: name, bold: true, size: 10.5 },
    ...(title ? [{ text: title, size: 9 }] : []),
    { text: `Thời gian ký: ${isoHanoi(signedAt)}`, size: 8.5 },
    ...(test ? [{ text: testLabel, bold: true, size: 6.6, color: '#a01010' }] : []),
  ];
  const lines = all
    .map((line) => cut(fitted(line, width), width))
    .map(({ text, size: fontSize, bold = false, color = 'black' }) => ({ text, fontSize, bold, color, noWrap: true }));
  const frame: Content = {
    canvas: [
      {
        type: 'rect',
        x: 0.5,
        y: 0.5,
        w: size.width - 1,
        h: size.height - 1,
        lineWidth: 0.8,
        lineColor: '#1f3b8f',
        color: '#ffffff',
      },
    ],
    absolutePosition: { x: 0, y: 0 },
  };
  return layOutBox([frame, { stack: lines, margin: [inset, inset, inset, 0] }], size, signedAt.toISOString());
}

import type { Content } from 'pdfmake/interfaces.js';
import { layOutBox } from '../../documents/forms/layout.ts';
import { testLabel } from '../../documents/forms/minutes.ts';

/** `2026-11-27T17:00:00+07:00` (ND 30/2020: the time of a digital signature, ISO 8601). */
export function isoHanoi(at: Date): string {
  return `${new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`;
}

/** The look of one signature as a page of its own: who, as what, when, and the label of a test key. Size in points. */
export function appearancePdf(
  { name, title, signedAt, test }: { name: string; title: string; signedAt: Date; test: boolean },
  size: { width: number; height: number },
): Promise<Uint8Array> {
  const lines: Content[] = [
    { text: 'Ký số', bold: true, fontSize: 9, color: '#1f3b8f' },
    { text: name, bold: true, fontSize: 10.5 },
    { text: title, fontSize: 9 },
    { text: `Thời gian ký: ${isoHanoi(signedAt)}`, fontSize: 8.5 },
    ...(test
      ? [
          {
            text: testLabel,
            bold: true,
            fontSize: 6.6,
            color: '#a01010',
            margin: [0, 2, 0, 0] as [number, number, number, number],
          },
        ]
      : []),
  ];
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
  return layOutBox([frame, { stack: lines, margin: [5, 5, 5, 0] }], size, signedAt.toISOString());
}

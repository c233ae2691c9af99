import type { CanvasElement, Content } from 'pdfmake/interfaces.js';
import { textWidth } from './layout.ts';

/** A parcel in metres from the drawing's upper left corner. */
export interface Parcel {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
  fill: 'site' | 'building' | 'green' | 'water' | 'plain';
}

/** A plan of a place: parcels and roads in metres, drawn to the scale that fits the page. */
export interface Sketch {
  title: string;
  /** Size of the drawn area in metres. */
  width: number;
  height: number;
  parcels: Parcel[];
  roads: { name: string; x1: number; y1: number; x2: number; y2: number; width: number }[];
  notes: string[];
}

const fills: Record<Parcel['fill'], string> = {
  site: '#fdeccb',
  building: '#d9a679',
  green: '#dcecd0',
  water: '#cfe4f5',
  plain: '#f5f5f5',
};
const drawingHeight = 400;

/** The plan with its frame, the arrow to the north, the scale bar and the notes. */
export function sketchContent(sketch: Sketch): Content {
  const scale = Math.min((textWidth - 4) / sketch.width, drawingHeight / sketch.height);
  const shapes: CanvasElement[] = [];
  const labels: Content[] = [];
  const width = sketch.width * scale;
  const height = sketch.height * scale;
  const label = (text: string, x: number, y: number, across: number, bold = false): void => {
    labels.push({
      columns: [{ text, width: across, alignment: 'center', fontSize: 10.5, bold }],
      relativePosition: { x, y: y - height - 6 },
    });
  };
  shapes.push({ type: 'rect', x: 0, y: 0, w: width, h: height, lineWidth: 1.2, color: '#fbfbf7' });
  for (const { name, x1, y1, x2, y2, width: roadWidth } of sketch.roads) {
    const line = { type: 'line' as const, x1: x1 * scale, y1: y1 * scale, x2: x2 * scale, y2: y2 * scale };
    shapes.push({ ...line, lineWidth: roadWidth * scale, lineColor: '#bdbdbd' });
    shapes.push({ ...line, lineWidth: 0.7, lineColor: '#ffffff', dash: { length: 6, space: 5 } });
    label(name, line.x1 + 6, line.y1 - 8, Math.max(160, line.x2 - line.x1 - 12));
  }
  for (const parcel of sketch.parcels) {
    const [x, y, w, h] = [parcel.x * scale, parcel.y * scale, parcel.width * scale, parcel.height * scale];
    const lineWidth = parcel.fill === 'site' ? 1.4 : 0.7;
    shapes.push({ type: 'rect', x, y, w, h, lineWidth, lineColor: '#333333', color: fills[parcel.fill] });
    label(parcel.name, x, y + (parcel.fill === 'site' ? 4 : h / 2 - 8), w, parcel.fill === 'building');
  }
  const north = width - 26;
  shapes.push({ type: 'line', x1: north, y1: 50, x2: north, y2: 14, lineWidth: 1.2 });
  shapes.push({
    type: 'polyline',
    points: [
      { x: north - 5, y: 24 },
      { x: north, y: 12 },
      { x: north + 5, y: 24 },
    ],
    closePath: true,
    color: '#222222',
  });
  label('B', north - 12, 50, 24, true);
  const bar = 20 * scale;
  shapes.push({ type: 'rect', x: 12, y: height - 16, w: bar, h: 4, color: '#222222' });
  label('20 m', 12 + bar, height - 21, 34);
  return {
    stack: [
      { text: sketch.title, bold: true, alignment: 'center', margin: [0, 4, 0, 8] },
      { canvas: shapes, margin: [0, 0, 0, 6] },
      ...labels,
      { text: 'Ghi chú:', bold: true, italics: true, fontSize: 12 },
      ...sketch.notes.map((text) => ({ text: `- ${text}`, fontSize: 12 })),
    ],
    unbreakable: true,
  } as Content;
}

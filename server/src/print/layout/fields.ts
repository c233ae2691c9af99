import { PDF } from '@libpdf/core';
import type { Content } from 'pdfmake/interfaces.js';
import type { FieldPlace } from './fieldPlace.ts';
import { type Laid, layOut, mm } from './layout.ts';

/** The size of a signature field, points. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

/** Makes the empty place of one signature. */
export type Place = (name: string) => Content;

export const signatureBox: Box = { width: mm(70), height: mm(25) };
export const boardBox: Box = { width: mm(66), height: mm(22) };

const markOf = (name: string): string => `«${name}»`;

const placeWith = ({ height }: Box, wordOf: (name: string) => string): Place => {
  const margin = [0, height / 2, 0, height / 2];
  return (name) => ({ text: wordOf(name), fontSize: 7, margin }) as Content;
};

/** Left and right edge, page and middle of the last place where the mark of a field stands. */
async function findFields(bytes: Uint8Array, names: readonly string[], box: Box): Promise<FieldPlace[]> {
  const pdf = await PDF.load(bytes);
  return names.map((name) => {
    const last = pdf
      .findText(markOf(name))
      .toSorted((a, b) => a.pageIndex - b.pageIndex || b.bbox.y - a.bbox.y)
      .at(-1);
    if (!last) throw new Error(`the place of the signature ${name} was not found`);
    const x = last.bbox.x + last.bbox.width / 2 - box.width / 2;
    const y = last.bbox.y + last.bbox.height / 2 - box.height / 2;
    return { name, page: last.pageIndex + 1, rect: [x, y, x + box.width, y + box.height] };
  });
}

/**
 * A paper with an empty rectangle for each signature. It is laid out twice, with the places as the only difference: first with a mark in
 * each, by which the place is found, then without marks, so that a signature covers no hidden text.
 */
export async function layOutSigned(
  content: (place: Place) => Content[],
  info: Parameters<typeof layOut>[1],
  { names, box }: { names: readonly string[]; box: Box },
): Promise<Laid & { fields: FieldPlace[] }> {
  const marked = await layOut(content(placeWith(box, markOf)), info);
  const fields = await findFields(marked.bytes, names, box);
  return { ...(await layOut(content(placeWith(box, () => '\u00a0')), info)), fields };
}

import { deflateSync } from 'node:zlib';
import { type PDF, type PdfRef, PdfStream } from '@libpdf/core';
import { keyOf, layOut } from './objectOrder.ts';
import { textOf } from './objectText.ts';

/** pdf.js asks for a file in pieces of this size, counted from its beginning. */
const pieceSize = 64 * 1024;
/** pdf.js opens a whole stream of objects for one of them. */
const objectsPerStream = 150;

/** Where an object is: at a place of the file, or as the nth of a stream of objects. */
type Place = { readonly at: number } | { readonly within: number; readonly nth: number };

/** A cross-reference table, compressed with the difference to the row above. */
function tableOf(places: readonly Place[]): Buffer {
  const width = 8;
  const rows = Buffer.alloc((places.length + 1) * width);
  for (const [index, place] of places.entries()) {
    const row = (index + 1) * width;
    rows[row] = 'at' in place ? 1 : 2;
    rows.writeUIntBE('at' in place ? place.at : place.within, row + 1, 5);
    rows.writeUInt16BE('at' in place ? 0 : place.nth, row + 6);
  }
  const up = Buffer.alloc((places.length + 1) * (width + 1));
  for (let row = 0; row <= places.length; row++) {
    up[row * (width + 1)] = 2;
    for (let column = 0; column < width; column++)
      up[row * (width + 1) + 1 + column] =
        (rows[row * width + column] ?? 0) - (row > 0 ? (rows[(row - 1) * width + column] ?? 0) : 0);
  }
  return deflateSync(up, { level: 9 });
}

/**
 * The same document, laid out for a reader that fetches pieces. pdf.js reads every node of the page tree before it shows anything, so they
 * stand together, compressed, in the last piece with the table; the objects of the first page begin the file. Each page's contents,
 * pictures and fonts follow one another.
 * @throws where the file is not well formed enough for that
 */
export function rewrite(pdf: PDF): Buffer {
  const { tree, rest, streams } = layOut(pdf);
  const numbered = [...streams, ...tree, ...rest];
  const numbers = new Map(numbered.map((ref, index) => [keyOf(ref), index + 1]));
  const places: Place[] = new Array(numbered.length);
  const parts: Uint8Array[] = [];
  let at = 0;
  const put = (...more: (Uint8Array | string)[]): void => {
    for (const part of more) {
      const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
      parts.push(bytes);
      at += bytes.length;
    }
  };
  const putStream = (number: number, dictionary: string, data: Uint8Array): void => {
    places[number - 1] = { at };
    put(`${number} 0 obj\n${dictionary}\nstream\n`, data, '\nendstream\nendobj\n');
  };

  put('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  for (const ref of streams) {
    const stream = pdf.getObject(ref);
    if (stream instanceof PdfStream) putStream(numbers.get(keyOf(ref)) ?? 0, textOf(stream, numbers), stream.data);
  }

  let last = numbered.length;
  const packed = [...group(rest).reverse(), ...group(tree)].map((refs) => {
    const number = ++last;
    const texts = refs.map((ref) => textOf(pdf.getObject(ref) ?? ref, numbers));
    let offset = 0;
    const index = refs.map((ref, nth) => {
      const own = numbers.get(keyOf(ref)) ?? 0;
      places[own - 1] = { within: number, nth };
      const entry = `${own} ${offset}`;
      offset += (texts[nth]?.length ?? 0) + 1;
      return entry;
    });
    const first = `${index.join(' ')} `;
    const data = deflateSync(Buffer.from(first + texts.join(' '), 'latin1'));
    const dictionary = `<</Type/ObjStm/N ${refs.length}/First ${first.length}/Filter/FlateDecode/Length ${data.length}>>`;
    return { number, dictionary, data };
  });
  // The tree, the objects of the first page and the table (some bytes for each object) come with one request.
  const near = packed.slice(-group(tree).length - 1);
  const needed = near.reduce((sum, { data }) => sum + data.length + 200, 0) + 1000 + numbered.length * 4;
  for (const one of packed) {
    if (one === near[0] && (at % pieceSize) + needed > pieceSize) put(' '.repeat(pieceSize - (at % pieceSize)));
    putStream(one.number, one.dictionary, one.data);
  }

  const table = ++last;
  const start = at;
  places[table - 1] = { at };
  const data = tableOf(places);
  const { trailer } = pdf.context.info;
  const kept = ['Root', 'Info', 'ID'].flatMap((key) => {
    const value = trailer.get(key);
    return value ? [`/${key} ${textOf(value, numbers)}`] : [];
  });
  const shape = `/Size ${table + 1}/W [1 5 2]/DecodeParms<</Predictor 12/Columns 8>>`;
  putStream(table, `<</Type/XRef${shape}${kept.join('')}/Filter/FlateDecode/Length ${data.length}>>`, data);
  put(`startxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}

function group(refs: readonly PdfRef[]): PdfRef[][] {
  const groups: PdfRef[][] = [];
  for (let from = 0; from < refs.length; from += objectsPerStream)
    groups.push(refs.slice(from, from + objectsPerStream));
  return groups;
}

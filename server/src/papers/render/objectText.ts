import {
  PdfArray,
  PdfBool,
  PdfDict,
  PdfName,
  PdfNumber,
  type PdfObject,
  PdfRef,
  PdfStream,
  PdfString,
} from '@libpdf/core';
import { keyOf } from './objectOrder.ts';

const delimiters = new Set([...'()<>[]{}/%#'].map((letter) => letter.charCodeAt(0)));

function nameText(name: string): string {
  // The library has read bytes that are no UTF-8: the original name is lost.
  if (name.includes('\uFFFD')) throw new Error('a name that cannot be kept');
  return [...Buffer.from(name)]
    .map((byte) =>
      byte > 32 && byte < 127 && !delimiters.has(byte)
        ? String.fromCharCode(byte)
        : `#${byte.toString(16).padStart(2, '0')}`,
    )
    .join('');
}

/** Without an exponent, which PDF lacks. */
const numberText = (value: number): string =>
  Number.isInteger(value) ? value.toFixed(0) : value.toFixed(10).replace(/0+$/, '');

/** The new numbers of objects, by `keyOf`. */
export type Numbers = ReadonlyMap<string, number>;

/** An object as it is written, its references renumbered; of a stream the dictionary. */
export function textOf(object: PdfObject, numbers: Numbers): string {
  if (object instanceof PdfRef) {
    const number = numbers.get(keyOf(object));
    return number === undefined ? 'null' : `${number} 0 R`;
  }
  if (object instanceof PdfArray)
    return `[${object
      .toArray()
      .map((one) => textOf(one, numbers))
      .join(' ')}]`;
  if (object instanceof PdfDict) {
    const length = object instanceof PdfStream ? `/Length ${object.data.length}` : '';
    const entries = [...object].filter(([{ value }]) => !(object instanceof PdfStream && value === 'Length'));
    return `<<${length}${entries.map(([{ value }, one]) => `/${nameText(value)} ${textOf(one, numbers)}`).join('')}>>`;
  }
  if (object instanceof PdfName) return `/${nameText(object.value)}`;
  if (object instanceof PdfNumber) return numberText(object.value);
  if (object instanceof PdfString) return `<${Buffer.from(object.bytes).toString('hex')}>`;
  if (object instanceof PdfBool) return String(object.value);
  return 'null';
}

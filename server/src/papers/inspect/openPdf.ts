import { PDF } from '@libpdf/core';

const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0x00;

/** Writes `text` at `from`, when that place contains digits, or spaces behind digits. */
function overwrite(bytes: Buffer, from: number, to: number, text: string): void {
  let end = to;
  while (end - from < text.length && bytes[end] === 0x20) end += 1;
  if (end - from >= text.length) bytes.write(text.padEnd(end - from, ' '), from, 'latin1');
}

/**
 * A copy in which every place of an earlier table that points at white space points behind it: browsers save files so, and readers take
 * them. No other byte changes or moves.
 */
function pointersMended(bytes: Uint8Array): Buffer {
  const copy = Buffer.from(bytes);
  const text = copy.toString('latin1');
  for (const found of text.matchAll(/(?:\/Prev|\/XRefStm|startxref)\s+(\d{1,10})/g)) {
    const digits = found[1] ?? '';
    let target = Number(digits);
    if (!isSpace(copy[target])) continue;
    while (isSpace(copy[target])) target += 1;
    const to = found.index + found[0].length;
    overwrite(copy, to - digits.length, to, String(target));
  }
  return copy;
}

/** A copy without the positions in its tables: the reader finds each object by itself, in object streams too. */
function withoutTables(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf('startxref'); at >= 0; at = copy.indexOf('startxref', at + 1)) copy.fill(' ', at, at + 9);
  return copy;
}

/**
 * Opens a file as tolerantly as the viewer does: by its own tables first, then object by object.
 * @throws when neither gives a document
 */
export async function openPdf(bytes: Uint8Array): Promise<PDF> {
  try {
    return await PDF.load(pointersMended(bytes));
  } catch {
    return openByObjects(bytes);
  }
}

/** Opens a file by the objects in it, without its tables. */
export const openByObjects = (bytes: Uint8Array): Promise<PDF> => PDF.load(withoutTables(bytes));

import { crc32, inflateRawSync } from 'node:zlib';
import { type Refusal, refuse } from './refuse.ts';

export type ReadZip =
  | { readonly ok: true; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly refusal: Refusal };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const stored = 0;
const deflated = 8;
/** Larger than any accepted paper; keeps out decompression bombs. */
const largestInflated = 512 * 1024 * 1024;

/** Plain names only: they cannot leave a folder, and all systems read them alike. */
const plainPath = /^(?!\.{1,2}(\/|$))[A-Za-z0-9._-]+(\/(?!\.{1,2}(\/|$))[A-Za-z0-9._-]+)*$/;

function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--)
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  return -1;
}

function contentOf(raw: Uint8Array, method: number, size: number): Uint8Array | null {
  if (method === stored) return raw.length === size ? raw : null;
  if (method !== deflated || size > largestInflated) return null;
  try {
    const content = inflateRawSync(raw, { maxOutputLength: Math.max(size, 1) });
    return content.length === size ? content : null;
  } catch {
    return null;
  }
}

/**
 * Reads a whole ZIP, strictly: every reader must find the same files in it. Refuses `archive-not-zip`, and `archive-zip-*` with the name of
 * an entry: doubled, with an unsafe path, overlapping, with another name in its own header, damaged.
 */
export function readZip(bytes: Uint8Array): ReadZip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length < 22 ? -1 : endOf(view);
  if (end < 0) return refuse('archive-not-zip');
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (start + view.getUint32(end + 12, true) !== end) return refuse('archive-not-zip');

  const files = new Map<string, Uint8Array>();
  const places: { from: number; to: number; path: string }[] = [];
  let at = start;
  for (let n = 0; n < count; n++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return refuse('archive-not-zip');
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const sum = view.getUint32(at + 16, true);
    const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const nameLength = view.getUint16(at + 28, true);
    const name = bytes.subarray(at + 46, at + 46 + nameLength);
    const path = Buffer.from(name).toString('utf8');
    const local = view.getUint32(at + 42, true);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);

    const named = local + 30 + nameLength <= start && view.getUint32(local, true) === LOCAL;
    const header = named && view.getUint16(local + 26, true) === nameLength;
    if (!header || Buffer.compare(bytes.subarray(local + 30, local + 30 + nameLength), name) !== 0)
      return refuse('archive-zip-other-name', { name: path });
    const from = local + 30 + nameLength + view.getUint16(local + 28, true);
    if (from + packed > start || (flags & 1) !== 0) return refuse('archive-zip-damaged', { name: path });
    places.push({ from: local, to: from + packed, path });
    // Packing tools add their folders as entries of their own; they are empty.
    if (path.endsWith('/') && size === 0) continue;
    if (!plainPath.test(path)) return refuse('archive-zip-path', { name: path });
    if (files.has(path)) return refuse('archive-zip-doubled', { name: path });
    const content = contentOf(bytes.subarray(from, from + packed), method, size);
    if (!content || crc32(content) !== sum) return refuse('archive-zip-damaged', { name: path });
    files.set(path, content);
  }
  if (at !== end) return refuse('archive-not-zip');
  places.sort((a, b) => a.from - b.from);
  const overlap = places.find((one, index) => one.from < (places[index - 1]?.to ?? 0));
  return overlap ? refuse('archive-zip-damaged', { name: overlap.path }) : { ok: true, files };
}

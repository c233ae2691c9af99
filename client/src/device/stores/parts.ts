/**
 * Files are fetched and kept in parts of 256 KiB: an interrupted download goes on at the part it stopped in, and a reader's own request
 * waits for one part at most, a tenth of a second at 20 Mb/s.
 */
export const partSize = 256 * 1024;

export interface Part {
  readonly n: number;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** The parts of a file of `bytes` bytes that are missing in `here`. */
export function partsMissing(bytes: number, here: ReadonlySet<number>): Part[] {
  const parts: Part[] = [];
  for (let n = 0; n * partSize < bytes; n++)
    if (!here.has(n)) parts.push({ n, from: n * partSize, to: Math.min(bytes, (n + 1) * partSize) });
  return parts;
}

/** Bytes `from` to `to` (exclusive), copied out of the parts; null where one of them is missing or too short. */
export async function rangeFrom(
  part: (n: number) => Promise<Uint8Array<ArrayBuffer> | undefined>,
  from: number,
  to: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(to - from);
  for (let n = Math.floor(from / partSize); n * partSize < to; n++) {
    const start = n * partSize;
    const wanted = (await part(n))?.subarray(Math.max(0, from - start), to - start);
    const at = Math.max(from, start);
    if (!wanted || wanted.length !== Math.min(to, start + partSize) - at) return null;
    bytes.set(wanted, at - from);
  }
  return bytes;
}

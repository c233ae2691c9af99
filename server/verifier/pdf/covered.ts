import { hash } from 'node:crypto';

/** The two stretches of a file that a signature covers, each as its beginning and length. */
export type ByteRange = [number, number, number, number];

/** Field of the document time stamp; reserved with the others, so that no later revision adds a field. */
export const SEAL_FIELD = 'seal';

export function coveredDigest(bytes: Uint8Array, [, start, end, length]: ByteRange): Uint8Array {
  return new Uint8Array(
    hash('sha256', Buffer.concat([bytes.subarray(0, start), bytes.subarray(end, end + length)]), 'buffer'),
  );
}

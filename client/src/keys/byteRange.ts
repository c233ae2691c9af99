import type { Sha256 } from '@dien-hong/shared/cades';

const lessThan = 0x3c;
const greaterThan = 0x3e;
const isHex = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);

/**
 * SHA-256 over the bytes that a PDF signature covers (ISO 32000-2, 12.8.1): all bytes except one hole, the signature's own hexadecimal
 * string. Null where the range leaves out anything else or ends before either end of the file.
 */
export async function coveredDigest(
  bytes: Uint8Array<ArrayBuffer>,
  byteRange: readonly number[],
  sha256: Sha256,
): Promise<Uint8Array | null> {
  const [start, before, after, rest, ...more] = byteRange;
  if (start !== 0 || before === undefined || after === undefined || rest === undefined || more.length > 0) return null;
  if (![before, after, rest].every((part) => Number.isSafeInteger(part) && part >= 0)) return null;
  if (after <= before + 1 || after + rest !== bytes.length) return null;
  const hole = bytes.subarray(before, after);
  if (hole[0] !== lessThan || hole.at(-1) !== greaterThan || !hole.subarray(1, -1).every(isHex)) return null;
  const covered = new Uint8Array(before + rest);
  covered.set(bytes.subarray(0, before));
  covered.set(bytes.subarray(after), before);
  return sha256(covered);
}

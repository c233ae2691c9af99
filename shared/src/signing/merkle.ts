/**
 * The Merkle tree of RFC 9162 (section 2.1): a root over a list of byte strings, and the proof that one of them is in it. The hash is given
 * from outside, as browsers only have an asynchronous one.
 */
export type Hash = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;

const prefixed = (prefix: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const length = parts.reduce((sum, part) => sum + part.length, 1);
  const bytes = new Uint8Array(length);
  bytes[0] = prefix;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

const leaf = (hash: Hash, entry: Uint8Array) => hash(prefixed(0, entry));
const node = (hash: Hash, left: Uint8Array, right: Uint8Array) => hash(prefixed(1, left, right));

/** The largest power of two below n, for n > 1. */
function split(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

async function rootOf(hash: Hash, leaves: readonly Uint8Array[]): Promise<Uint8Array> {
  const [first] = leaves;
  if (!first) return hash(new Uint8Array());
  if (leaves.length === 1) return first;
  const k = split(leaves.length);
  return node(hash, await rootOf(hash, leaves.slice(0, k)), await rootOf(hash, leaves.slice(k)));
}

async function pathOf(hash: Hash, index: number, leaves: readonly Uint8Array[]): Promise<Uint8Array[]> {
  if (leaves.length <= 1) return [];
  const k = split(leaves.length);
  if (index < k) return [...(await pathOf(hash, index, leaves.slice(0, k))), await rootOf(hash, leaves.slice(k))];
  return [...(await pathOf(hash, index - k, leaves.slice(k))), await rootOf(hash, leaves.slice(0, k))];
}

const leavesOf = (hash: Hash, entries: readonly Uint8Array[]) => Promise.all(entries.map((entry) => leaf(hash, entry)));

export async function merkleRoot(hash: Hash, entries: readonly Uint8Array[]): Promise<Uint8Array> {
  return rootOf(hash, await leavesOf(hash, entries));
}

/** The hashes beside the way from entry `index` to the root. */
export async function merklePath(hash: Hash, index: number, entries: readonly Uint8Array[]): Promise<Uint8Array[]> {
  return pathOf(hash, index, await leavesOf(hash, entries));
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);

/** Whether this entry stands at `index` among `size` under this root (RFC 9162, 2.1.3.2). */
export async function merkleHolds(
  hash: Hash,
  {
    entry,
    index,
    size,
    path,
    root,
  }: {
    entry: Uint8Array;
    index: number;
    size: number;
    path: readonly Uint8Array[];
    root: Uint8Array;
  },
): Promise<boolean> {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let place = index;
  let last = size - 1;
  let made: Uint8Array = await leaf(hash, entry);
  for (const beside of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      made = await node(hash, beside, made);
      while (place % 2 === 0 && place !== 0) {
        place = Math.floor(place / 2);
        last = Math.floor(last / 2);
      }
    } else made = await node(hash, made, beside);
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && same(made, root);
}

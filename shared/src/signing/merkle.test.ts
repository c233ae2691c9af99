import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Hash, merkleHolds, merklePath, merkleRoot } from './merkle.ts';

// Known to Node and to browsers, and to no library of types that shared may use.
declare const crypto: { subtle: { digest(name: string, bytes: Uint8Array): Promise<ArrayBuffer> } };

const sha256: Hash = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
const bytes = (hex: string) => new Uint8Array((hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));
const hex = (of: Uint8Array) => [...of].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The reference vectors of Certificate Transparency for the tree that RFC 6962 and RFC 9162 share. */
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test.each(roots.map((root, size) => [size, root] as const))(
  '[VOT-38] the root over %i entries is the reference',
  async (size, root) => {
    expect(hex(await merkleRoot(sha256, inputs.slice(0, size).map(bytes)))).toBe(root);
  },
);

describe('[VOT-38] a proof of inclusion', () => {
  test('holds for every entry of every size', async () => {
    for (let size = 1; size <= 17; size += 1) {
      const entries = Array.from({ length: size }, (_, n) => new Uint8Array([n, size]));
      const root = await merkleRoot(sha256, entries);
      for (const [index, entry] of entries.entries()) {
        const path = await merklePath(sha256, index, entries);
        expect([size, index, await merkleHolds(sha256, { entry, index, size, path, root })]).toEqual([
          size,
          index,
          true,
        ]);
      }
    }
  });

  test('fails with another index, size, path, entry or root', async () => {
    const entries = Array.from({ length: 9 }, (_, n) => new Uint8Array([n]));
    const root = await merkleRoot(sha256, entries);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 8 }), fc.integer({ min: 0, max: 12 }), async (index, other) => {
        const entry = entries[index] as Uint8Array;
        const path = await merklePath(sha256, index, entries);
        const proof = { entry, index, size: 9, path, root };
        const [first = root, ...rest] = path;
        const forged = [
          ...(other === index ? [] : [{ ...proof, index: other }]),
          { ...proof, index: -1 },
          { ...proof, index: 9 },
          { ...proof, path: rest },
          { ...proof, path: [...path, first] },
          { ...proof, path: [first.map((byte) => byte ^ 1), ...rest] },
          { ...proof, entry: new Uint8Array([99]) },
          { ...proof, root: root.map((byte) => byte ^ 1) },
        ];
        for (const one of forged) expect(await merkleHolds(sha256, one)).toBe(false);
        expect(await merkleHolds(sha256, { ...proof, size: 5 })).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { coveredDigest } from './byteRange.ts';

const sha256 = async (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const file = ascii('%PDF /Contents <00AF00> %%EOF');
const range = [0, 15, 23, 6];

test('covers everything but the hole for the signature', async () => {
  expect(await coveredDigest(file, range, sha256)).toEqual(await sha256(ascii('%PDF /Contents  %%EOF')));
});

test('one changed byte outside the hole changes the digest, inside it does not', async () => {
  const digest = await coveredDigest(file, range, sha256);
  const changed = Uint8Array.from(file);
  changed[2] = 0x58;
  expect(await coveredDigest(changed, range, sha256)).not.toEqual(digest);
  const filled = Uint8Array.from(file);
  filled[17] = 0x41;
  expect(await coveredDigest(filled, range, sha256)).toEqual(digest);
});

test.each([
  ['a file that goes on after the range', [0, 15, 23, 5]],
  ['a range past the end', [0, 15, 23, 7]],
  ['a range that does not begin at the beginning', [1, 14, 23, 6]],
  ['a hole wider than the string', [0, 14, 23, 6]],
  ['a hole narrower than the string', [0, 15, 22, 7]],
  ['a second hole', [0, 5, 6, 9, 23, 6]],
  ['no range', []],
])('refuses %s', async (_, wrong) => {
  expect(await coveredDigest(file, wrong, sha256)).toBeNull();
});

test('refuses a hole that hides anything but digits', async () => {
  expect(await coveredDigest(ascii('%PDF /Contents <00>(00> %%EOF'), range, sha256)).toBeNull();
});

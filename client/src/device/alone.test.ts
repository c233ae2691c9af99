// @vitest-environment node
import { expect, test } from 'vitest';

// Things are kept on the device through this folder alone: another module would know neither of a wipe nor of a device that refuses.
const sources = import.meta.glob(['../**/*.vue', '../**/*.ts', '!../**/*.test.ts', '!../**/*.testing.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
}) as Record<string, string>;
const outside = (path: string): boolean => path.startsWith('../');
const using = (what: RegExp): string[] =>
  Object.entries(sources).flatMap(([path, source]) => (what.test(source) ? [path] : []));

test('no other file opens a database or touches the stores of texts', () => {
  expect(using(/\b(?:localStorage|sessionStorage|indexedDB)\b|from 'idb'/).filter(outside)).toEqual([]);
});

test('in this folder one file opens the database, and one touches the stores of texts', () => {
  expect(using(/\bopenDB\b/)).toEqual(['./carryOver.ts', './database.ts']);
  expect(using(/\b(?:localStorage|sessionStorage)\b/)).toEqual(['./local.ts']);
});

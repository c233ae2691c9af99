import { expect, test } from 'vitest';
import { gather, namespace, type Words } from './words.ts';

const files = {
  vi: import.meta.glob<Words>('../**/vi.json', { eager: true, import: 'default' }),
  en: import.meta.glob<Words>('../**/en.json', { eager: true, import: 'default' }),
};
const sources = import.meta.glob<string>(['../**/*.vue', '../**/*.ts', '!../**/*.test.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

const keys = (words: Words, at = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [at + key] : keys(value, `${at}${key}.`),
  );
const known = keys(gather(files.vi));

test('each folder has both languages, with the same keys', () => {
  expect(Object.keys(files.en)).toEqual(Object.keys(files.vi).map((path) => path.replace('vi.json', 'en.json')));
  expect(keys(gather(files.en)).sort()).toEqual([...known].sort());
});

test('no two folders share a name', () => {
  const names = Object.keys(files.vi).map(namespace);
  expect(names).toEqual([...new Set(names)]);
});

test('both languages name the same parameters', () => {
  const texts = (words: Words): Map<string, string> => {
    const found = new Map<string, string>();
    const walk = (tree: Words, at: string) => {
      for (const [key, value] of Object.entries(tree))
        typeof value === 'string' ? found.set(at + key, value) : walk(value, `${at}${key}.`);
    };
    walk(words, '');
    return found;
  };
  const parameters = (text = '') => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
  const english = texts(gather(files.en));
  for (const [key, text] of texts(gather(files.vi)))
    expect([...new Set(parameters(english.get(key)))], key).toEqual([...new Set(parameters(text))]);
});

test('every key that is used exists', () => {
  const missing: string[] = [];
  for (const [path, source] of Object.entries(sources)) {
    for (const [, key = ''] of source.matchAll(/(?:\bt|\$t|\bte|global\.t)\(\s*'([^']+)'/g))
      if (!known.includes(key)) missing.push(`${path}: ${key}`);
    for (const [, key = ''] of source.matchAll(/keypath="([^"]+)"/g))
      if (!known.includes(key)) missing.push(`${path}: ${key}`);
    // Of a key that is put together, the fixed beginning must lead somewhere.
    for (const [, start = ''] of source.matchAll(/(?:\bt|\$t)\(\s*`([^`$]+)\$\{/g))
      if (!known.some((key) => key.startsWith(start))) missing.push(`${path}: ${start}…`);
  }
  expect(missing).toEqual([]);
});

import { sentences } from '@dien-hong/shared/refusals';
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

test('every text that another one links to exists, for each body', () => {
  for (const of of [files.vi, files.en]) {
    const { common, ...rest } = gather(of) as { common: { body: Record<string, Words> } } & Record<string, Words>;
    const links = new Set(
      [...JSON.stringify({ common, rest }).matchAll(/@(?:\.\w+)?:\{'([^']+)'\}/g)].map(([, key]) => key),
    );
    expect(links.size).toBeGreaterThan(1);
    const others = keys(gather(of));
    for (const [body, own] of Object.entries(common.body))
      for (const link of links)
        expect([...Object.keys(own).map((word) => `common.word.${word}`), ...others], body).toContain(link);
  }
});

test('a body is called by its own words: no text of a meeting names one body, its members, its chair or its meeting by itself', () => {
  const own: string[] = [];
  const oneBody =
    /đồng chí|chủ tọa|chủ trì|đại biểu|thành viên có mặt|UBND|HĐND|cấp ủy|ủy viên|phiên họp|kỳ họp|hội nghị/i;
  /** Shown by the kind of meeting, or to a committee of the Party alone. */
  const ofOneBody = ['life.word.session', 'life.word.meeting', 'life.word.conference', 'life.draft.noBodyAbove'];
  const walk = (tree: Words, at: string): void => {
    for (const [key, value] of Object.entries(tree))
      if (typeof value !== 'string') walk(value, `${at}${key}.`);
      else if (oneBody.test(value) && !ofOneBody.includes(at + key)) own.push(at + key);
  };
  const { common: _body, ...rest } = gather(files.vi);
  // Places that belong to no meeting, or to all of them.
  for (const [name, tree] of Object.entries(rest))
    if (!['meetings', 'consultations', 'sign-in', 'device', 'rules', 'rule-packs'].includes(name))
      walk(tree as Words, `${name}.`);
  expect(own).toEqual([]);
});

test('an example of what is typed is the body’s own, and in both languages; no component holds a text', () => {
  const { common } = gather(files.vi) as { common: { body: Record<string, Words> } };
  const numbers = Object.values(common.body).map((own) => own.minutesNumber);
  expect(new Set(numbers).size).toBe(3);
  const written = Object.entries(sources).filter(([, source]) =>
    /\s(?:placeholder|label|title|hint)="[^" ]/.test(source),
  );
  expect(written.map(([path]) => path)).toEqual([]);
});

test('in English one thing is no several: a number before its noun chooses between two forms', () => {
  const texts = (words: Words): string[] =>
    Object.values(words).flatMap((value) => (typeof value === 'string' ? [value] : texts(value)));
  const counted = texts(gather(files.en)).filter((text) => /\{(count|n)\} [a-z]+s\b/.test(text));
  expect(counted.length).toBeGreaterThan(20);
  expect(counted.filter((text) => !/\{(count|n)\} .* \| /.test(text))).toEqual([]);
});

test('a text that names a button names it as the button does', () => {
  const texts = (words: Words): string[] =>
    Object.values(words).flatMap((value) => (typeof value === 'string' ? [value] : texts(value)));
  for (const [all, quoted] of [
    [texts(gather(files.vi)), /(?:bấm|chạm nút|chọn) “([^”{]+)”/g],
    [texts(gather(files.en)), /(?:press|tap|choose) “([^”{]+)”/gi],
  ] as const) {
    const told = [...all, ...Object.values(sentences).flatMap(({ vi, en }) => [vi, en])];
    const named = told.flatMap((text) => [...text.matchAll(quoted)].map(([, name]) => name));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !all.some((text) => text.replace(/…$/, '') === name))).toEqual([]);
  }
});

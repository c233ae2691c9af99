// Every refusal in the sources has its sentence, in both languages.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allRefusals } from './allRefusals.ts';
import { meetings, people, play } from './testing/generators.ts';
import { isRefusal } from './testing/index.ts';
import { started } from './testing/stages.ts';

declare global {
  interface ImportMeta {
    /** Vite's: what the files that match hold, by path. */
    glob(pattern: string | string[], options: { eager: true; query?: '?raw'; import?: 'default' }): unknown;
  }
}

const sentences = new Map(allRefusals.flatMap((table) => Object.entries(table)));

// The archive's report is read outside the house and has words of its own; the rehearsal speaks to no screen.
const sources = import.meta.glob(
  ['./**/*.ts', '../../server/src/**/*.ts', '!../../server/src/{archive,rehearsal}/**'],
  { eager: true, query: '?raw', import: 'default' },
) as Record<string, string>;
const isTest = (path: string): boolean => /\.test\.ts$|\/testing\//.test(path);
const domain = (path: string): boolean => path.startsWith('./meeting/');

/** The codes that a source refuses with: the words with a dash in `refuse(…)`, `refusal(…)`, `problem(…)`. */
const codesIn = (source: string): string[] =>
  [...source.matchAll(/\b(?:refuse|refusal|problem)\(((?:[^()]|\([^()]*\))*)\)/g)].flatMap(([, inner = '']) =>
    [...inner.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, code = '']) => code),
  );
const codesOf = (wanted: (path: string) => boolean): string[] => [
  ...new Set(Object.entries(sources).flatMap(([path, text]) => (wanted(path) && !isTest(path) ? codesIn(text) : []))),
];

/** What a sentence names of its refusal. The words for people are no part of that: the body on screen has its own. */
const placeholders = (sentence: string): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !/^(you|chair|members)$/i.test(name));

test('[LOG-12] every refusal in the sources has a sentence in Vietnamese and English', () => {
  const codes = codesOf(() => true);
  expect(codes.length).toBeGreaterThan(100);
  expect(codes.filter((code) => !sentences.has(code))).toEqual([]);
});

test('[LOG-12] both sentences say something, and the same of the parameters', () => {
  for (const [code, { vi, en }] of sentences) {
    expect([code, vi.trim().length > 5, en.trim().length > 5]).toEqual([code, true, true]);
    expect([code, placeholders(en).sort()]).toEqual([code, placeholders(vi).sort()]);
    expect([code, vi]).toEqual([code, vi.normalize('NFC')]);
  }
});

test('[LOG-12] every refusal of the meeting is reached by a test', () => {
  const tests = Object.entries(sources)
    .filter(([path]) => path.startsWith('./') && path.endsWith('.test.ts'))
    .map(([, text]) => text);
  const codes = codesOf(domain);
  expect(codes.length).toBeGreaterThan(60);
  expect(codes.filter((code) => !tests.some((text) => text.includes(`'${code}'`)))).toEqual([]);
});

test('[LOG-12] a refusal brings the parameters that its sentence names', () => {
  fc.assert(
    fc.property(meetings, ({ stage, steps }) => {
      play(started(stage), steps, (_, outcome) => {
        if (!isRefusal(outcome)) return;
        const { vi = '' } = sentences.get(outcome.code) ?? {};
        expect(Object.keys(outcome.params)).toEqual(expect.arrayContaining(placeholders(vi)));
        expect(vi).not.toBe('');
        const { person: __, ...others } = outcome.params;
        expect(Object.values(others).filter((value) => people.includes(String(value)))).toEqual([]);
      });
    }),
  );
});

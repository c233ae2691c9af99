// The compiler checks that each code has its sentence; these tests check the rest.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meetings, people, play } from '../testing/generators.ts';
import { isRefusal } from '../testing/index.ts';
import { started } from '../testing/stages.ts';
import { sentences, tables } from './index.ts';
import { signInSentences } from './signIn.ts';

declare global {
  interface ImportMeta {
    /** Vite's: the contents of the files that match, by path. */
    glob(pattern: string | string[], options: { eager: true; query?: '?raw'; import?: 'default' }): unknown;
  }
}

const known = new Map(Object.entries(sentences));

const sources = import.meta.glob(
  ['../**/*.ts', '../../../server/{src,demo,rehearsal,verifier}/**/*.ts', '../../../client/src/**/*.{ts,vue}'],
  {
    eager: true,
    query: '?raw',
    import: 'default',
  },
) as Record<string, string>;
const isTest = (path: string): boolean => /\.test\.ts$|\/testing\//.test(path);
const isTable = (path: string): boolean => /\/(refusals|draftRefusals)\.ts$|\/shared\/src\/refusals\/|^\.\//.test(path);

/** The codes that stand in the sources; a code is written whole wherever something refuses with it. */
const codesIn = (wanted: (path: string) => boolean): Set<string> => {
  const texts = Object.entries(sources).flatMap(([path, text]) => (wanted(path) ? [text] : []));
  const words = texts.flatMap((text) =>
    [...text.matchAll(/'([a-z0-9]+(?:-[a-z0-9]+)*)'/g)].map(([, word = '']) => word),
  );
  return new Set(words.filter((word) => known.has(word)));
};

/** The parameters of its refusal that a sentence names. Words for people do not count: the body on screen has its own. */
const placeholders = (sentence: string): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !/^(you|chair|members)$/i.test(name));

test('[LOG-12] a code has one sentence', () => {
  const codes = tables.flatMap((table) => Object.keys(table));
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

test('[LOG-12] both sentences say something, and the same of the parameters', () => {
  for (const [code, { vi, en }] of known) {
    expect([code, vi.trim().length > 5, en.trim().length > 5]).toEqual([code, true, true]);
    expect([code, placeholders(en).sort()]).toEqual([code, placeholders(vi).sort()]);
    expect([code, vi]).toEqual([code, vi.normalize('NFC')]);
  }
});

test('[LOG-12] every refusal of the meeting is reached by a test', () => {
  const codes = codesIn((path) => path.startsWith('../meeting/') && !isTest(path) && !isTable(path));
  expect(codes.size).toBeGreaterThan(100);
  const tested = codesIn((path) => path.endsWith('.test.ts') && !path.includes('/server/'));
  expect([...codes].filter((code) => !tested.has(code))).toEqual([]);
});

test('[LOG-12] every sentence is one that something refuses with', () => {
  const used = codesIn((path) => !isTest(path) && !isTable(path));
  expect([...known.keys()].filter((code) => !used.has(code))).toEqual([]);
});

test('[LOG-12] a page before signing in has a sentence for each refusal that it may meet', () => {
  const met =
    /server\/(src\/(http\/(client|errors|security|silence)|accounts\/(login|routes\/session)|kernel\/failure)|demo\/routes)\.ts$|client\/src\/(line\/http\.ts|screens\/sign-in\/)|inputRefusal\.ts$/;
  const codes = codesIn((path) => met.test(path) && !isTest(path));
  expect([...codes]).toEqual(expect.arrayContaining(['wrong-code', 'no-connection', 'wrong-origin', 'text-too-long']));
  expect([...codes].filter((code) => !(code in signInSentences))).toEqual([]);
});

test('[LOG-12] a refusal brings the parameters that its sentence names', () => {
  fc.assert(
    fc.property(meetings, ({ stage, steps }) => {
      play(started(stage), steps, (_, outcome) => {
        if (!isRefusal(outcome)) return;
        const { vi = '' } = known.get(outcome.code) ?? {};
        expect(Object.keys(outcome.params)).toEqual(expect.arrayContaining(placeholders(vi)));
        expect(vi).not.toBe('');
        const { person: __, ...others } = outcome.params;
        expect(Object.values(others).filter((value) => people.includes(String(value)))).toEqual([]);
      });
    }),
  );
});

import { describe, expect, test } from 'vitest';
import type { Agency } from './layout/layout.ts';
import { gapsIn, type Places } from './paperGaps.ts';

/** A letter of Khmer, which no font of papers draws. */
export const foreign = 'ភ';

type Path = readonly (string | number)[];

/** The place of every text within a value. */
const textsIn = (value: unknown, path: Path = []): Path[] => {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => textsIn(one, [...path, key]));
};
const spoiled = (value: unknown, [key, ...rest]: Path): unknown => {
  if (key === undefined) return `${value}${foreign}`;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key] = spoiled(copy[key], rest);
  return copy;
};

/** The check of a paper, with every part of it filled in `content`. */
export const checksPaper = <C extends { readonly agency: Agency }>(
  name: string,
  places: Places<C>,
  content: C,
): void => {
  describe(`[MIN-8] the check of the form ${name}`, () => {
    test('names the place of every text that is printed', () => {
      expect(gapsIn(places, content)).toEqual([]);
      const parts = new Set<string>();
      for (const path of textsIn(content)) {
        const part = String(path[0]);
        const place = (places as Readonly<Record<string, string | null>>)[part];
        const found = gapsIn(places, spoiled(content, path) as C);
        const named = [{ code: 'letters-not-printed-in', params: { place, letters: `${foreign} (U+1797)` } }];
        expect(found, path.join('.')).toEqual(place === null ? [] : named);
        parts.add(part);
      }
      const wordless = ['open', 'testSignatures', 'pages', 'when'];
      const filled = [...parts, ...wordless, 'log', 'publication'];
      expect(Object.keys(places).filter((part) => !filled.includes(part))).toEqual([]);
    });

    test('asks for the body above on a paper of the Party, and on no other', () => {
      const party = { ...content, agency: { upper: ' ', unit: 'Đảng ủy xã Liêm Thanh', party: true } };
      expect(gapsIn(places, party)).toEqual([{ code: 'body-above-missing', params: {} }]);
      const headed = { ...party, agency: { ...party.agency, upper: 'Đảng bộ tỉnh Ninh Bình' } };
      expect(gapsIn(places, headed)).toEqual([]);
    });
  });
};

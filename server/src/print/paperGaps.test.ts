import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Form, paperGaps, printedAt } from './paperGaps.ts';
import * as press from './press.ts';
import { samples } from './samples.testing.ts';

const forms = Object.keys(samples) as Form[];
/** A letter of Khmer, which no font of papers draws. */
const foreign = 'ភ';

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

describe.each(forms)('[MIN-8] the check of the form %s', (form) => {
  const content = samples[form];

  test('names the place of every text that is printed', () => {
    expect(paperGaps(form, content)).toEqual([]);
    const parts = new Set<string>();
    for (const path of textsIn(content)) {
      const part = String(path[0]);
      const place = printedAt[form][part as never] as string | null;
      const found = paperGaps(form, spoiled(content, path) as typeof content);
      const named = [{ code: 'letters-not-printed-in', params: { place, letters: `${foreign} (U+1797)` } }];
      expect(found, path.join('.')).toEqual(place === null ? [] : named);
      parts.add(part);
    }
    const wordless = ['open', 'testSignatures', 'pages', 'when'];
    const filled = [...parts, ...wordless, 'log', 'publication'];
    expect(Object.keys(printedAt[form]).filter((part) => !filled.includes(part))).toEqual([]);
  });

  test('asks for the body above on a paper of the Party, and on no other', () => {
    const party = { ...content, agency: { upper: ' ', unit: 'Đảng ủy xã Liêm Thanh', party: true } };
    expect(paperGaps(form, party)).toEqual([{ code: 'body-above-missing', params: {} }]);
    const headed = { ...party, agency: { ...party.agency, upper: 'Đảng bộ tỉnh Ninh Bình' } };
    expect(paperGaps(form, headed)).toEqual([]);
  });
});

test('[MIN-8] every form that is laid out goes through the press, which checks it', async () => {
  const printers = Object.entries(press).filter(([name]) => name.startsWith('print'));
  expect(printers).toHaveLength(forms.length);
  const titled = { ...samples['vote-result'], title: foreign };
  expect((await press.printVoteResult(titled)).gaps).toMatchObject([{ params: { place: 'subject' } }]);

  // Nobody else lays out a page: the form would have no check. The look of a signature names who signs, whom its paper names.
  const importing = /import \{[^}]*\blayOut(Box|Signed|Paper)?\b[^}]*\} from '[^']*\/(layout|fields|paper)\.ts'/;
  const server = join(import.meta.dirname, '..', '..');
  const laying = ['src', 'demo', 'rehearsal', 'verifier']
    .flatMap((part) =>
      readdirSync(join(server, part), { recursive: true, encoding: 'utf8' }).map((file) => join(part, file)),
    )
    .filter((file) => file.endsWith('.ts') && !file.includes('test'))
    .filter((file) => importing.test(readFileSync(join(server, file), 'utf8')));
  const known = ['consultation', 'countingRecord', 'fields', 'minutes', 'paper', 'voteResult'];
  const others = ['demo/papers/demoPapers.ts', 'src/signing/pdf/appearance.ts'];
  expect(laying.sort()).toEqual([...known.map((name) => `src/print/${name}.ts`), ...others].sort());
  const worker = readFileSync(join(import.meta.dirname, 'pressWorker.ts'), 'utf8');
  expect([...worker.matchAll(/case '([a-z-]+)'/g)].map(([, form]) => form).sort()).toEqual([...forms].sort());
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { align } from './align.ts';
import { type Change, changesOf } from './changes.ts';
import { paperOf } from './paper.testing.ts';

const shape = { letters: 60, lines: 8 };
const text = Array.from(
  { length: 12 },
  (_, n) => `Khoản ${n} nêu việc số a${n} b${n} c${n} d${n} e${n} theo quy định.`,
);
const changes = (now: readonly string[]): Change[] => changesOf(align(paperOf(text, shape), paperOf(now, shape)));

describe('what changed between two versions', () => {
  test('other lines and pages, and other page numbers, are no change', () => {
    const again = (letters: number, lines: number) =>
      changesOf(align(paperOf(text, shape), paperOf(text, { letters, lines })));
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 99 }), fc.integer({ min: 2, max: 30 }), (letters, lines) => {
        expect(again(letters, lines)).toEqual([]);
      }),
    );
  });

  test('a word put in another’s place is told as taken out and put in, with what stands around it', () => {
    const [removed, added, ...more] = changes(text.map((line) => line.replace('c4', 'mới')));
    expect(more).toEqual([]);
    const around = { before: 'việc số a4 b4', after: 'd4 e4 theo quy định.' };
    expect(removed).toMatchObject({
      kind: 'removed',
      text: 'c4',
      page: 1,
      before: 'nêu việc số a4 b4',
      after: around.after,
    });
    expect(added).toMatchObject({ kind: 'added', text: 'mới', page: 1 });
    expect(added?.boxes).toHaveLength(1);
    expect(removed?.kind === 'removed' && removed.from.boxes).toHaveLength(1);
    expect(removed?.boxes).toEqual([[(added?.boxes[0]?.[0] as number) - 5, added?.boxes[0]?.[1], 1, 14]]);
  });

  test('paragraphs: added, removed with the place where they stood, moved with where they were', () => {
    const added = 'Một khoản hoàn toàn mới nói về việc khác hẳn.';
    const next = [...text.slice(0, 2), added, ...text.slice(2, 5), ...text.slice(6)];
    const told = changes(next);
    expect(told.map(({ kind, text: words }) => [kind, words])).toEqual([
      ['added', added],
      ['removed', text[5]],
    ]);
    const own = Array.from(
      { length: 6 },
      (_, n) => `Mục ${n}: x${n} y${n} z${n} u${n} v${n} w${n} p${n} q${n} r${n} s${n} hết.`,
    );
    const [one, ...rest] = own;
    const [moved, ...more] = changesOf(align(paperOf(own, shape), paperOf([...rest, one ?? ''], shape)));
    expect(more).toEqual([]);
    expect(moved).toMatchObject({ kind: 'moved', text: one, from: { page: 1, boxes: [{}] } });
  });

  test('what runs over a page break is told page by page', () => {
    const added = Array.from({ length: 12 }, (_, n) => `Dòng thêm vào số ${n} có chữ x${n} y${n} z${n} w${n} nữa.`);
    const told = changes([...text, ...added]);
    expect(told.every(({ kind }) => kind === 'added')).toBe(true);
    expect(told.map(({ text: words }) => words).join(' ')).toBe(added.join(' '));
    expect(told.map(({ page }) => page)).toEqual([...new Set(told.map(({ page }) => page))]);
  });

  test('where nothing is left, what was removed stands on the first page, nowhere in particular', () => {
    const [removed, ...more] = changesOf(align(paperOf(['Toàn bộ nội dung cũ.'], shape), [[]]));
    expect(more).toEqual([]);
    expect(removed).toMatchObject({ kind: 'removed', page: 1, boxes: [], text: 'Toàn bộ nội dung cũ.' });
  });
});

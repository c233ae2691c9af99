import type { PageBody, PaperWords } from '@dien-hong/shared/reading';
import { expect, test } from 'vitest';
import { compare } from './comparison.ts';

const line = (y: number, text: string): PaperWords[number] =>
  text.split(' ').map((word, n) => [word, 80 + n * 40, y, 35, 14] as const);
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const sha256 = 'b'.repeat(64);

test('marks on the old version stand where their words went, and the changes are told', () => {
  const old: PaperWords = [line(100, 'một hai ba bốn năm sáu.')];
  const now: PaperWords = [[...line(100, 'câu mới đây.'), ...line(120, 'một hai ba bốn năm sáu.')]];
  const pin = (x: number): PageBody => ({
    kind: 'pin',
    place: { paperId: 'p1', sha256: 'a'.repeat(64), page: 1 },
    x,
    y: 105,
    text: '',
  });
  const made = compare({ old: bytes(old), now: bytes(now), sha256, bodies: [pin(90), pin(900)] });
  expect(made?.carried).toEqual([[{ ...pin(90), place: { paperId: 'p1', sha256, page: 1 }, y: 125 }], []]);
  expect(made?.changes.map(({ kind, text }) => [kind, text])).toEqual([['added', 'câu mới đây.']]);
});

test('malformed words are told apart', () => {
  const words = bytes([[]]);
  expect(compare({ old: words, now: new TextEncoder().encode('<html>'), sha256, bodies: [] })).toBeNull();
  expect(compare({ old: bytes(null), now: words, sha256, bodies: [] })).toBeNull();
});

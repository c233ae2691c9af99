import { describe, expect, test } from 'vitest';
import { align } from './align.ts';
import { carry, type PageBody } from './carry.ts';
import { changesOf } from './changes.ts';
import { lineOf, paperOf } from './paper.testing.ts';
import type { Box, PaperWords, Word } from './words.ts';

const shape = { letters: 60, lines: 12 };
const sha256 = 'b'.repeat(64);
const place = (page = 1) => ({ paperId: 'p1', sha256: 'a'.repeat(64), page });

const text = Array.from(
  { length: 8 },
  (_, n) => `Đoạn ${n} có những từ riêng a${n} b${n} c${n} d${n} e${n} và hết ở đây.`,
);
const old = paperOf(text, shape);
const lower = paperOf(['Một câu mới ở đầu trang.', ...text], shape);

const find = (paper: PaperWords, word: string): { page: number; box: Box } => {
  for (const [n, page] of paper.entries())
    for (const [one, ...box] of page) if (one === word) return { page: n + 1, box };
  throw new Error(word);
};
const mutable = (box: Box): [number, number, number, number] => [...box];
const highlight = (...words: string[]): PageBody => ({
  kind: 'highlight',
  place: place(find(old, words[0] ?? '').page),
  colour: 'green',
  text: words.join(' '),
  boxes: words.map((word) => mutable(find(old, word).box)),
});
const under = (word: string): PageBody => {
  const [x, y, width, height] = find(old, word).box;
  const points = [x, y + height + 1, 0.4, x + width, y + height + 1, 0.6];
  return { kind: 'ink', place: place(find(old, word).page), colour: 'red', width: 3, points };
};
const carried = (body: PageBody, now: PaperWords): PageBody[] => carry(body, align(old, now), sha256);

describe('carrying a mark to a new version', () => {
  test('a highlight covers the same words, joined by line, on the page where they are now', () => {
    const [body, ...more] = carried(highlight('a3', 'b3', 'c3'), lower);
    const [x, y, , height] = find(lower, 'a3').box;
    const [last, , width] = find(lower, 'c3').box;
    expect(more).toEqual([]);
    expect(body).toEqual({
      kind: 'highlight',
      place: { paperId: 'p1', sha256, page: find(lower, 'a3').page },
      colour: 'green',
      boxes: [[x, y, last + width - x, height]],
      text: 'a3 b3 c3',
    });
  });

  test('over a page break it comes in two parts', () => {
    const broken = paperOf(text, { letters: 60, lines: 1 });
    const narrow = paperOf(text, { letters: 30, lines: 1 });
    const body = { ...highlight('a0', 'b0', 'c0', 'd0', 'e0') };
    const parts = carry(body, align(old, narrow), sha256);
    expect(parts.map((part) => part.place.page)).toEqual([1, 2]);
    expect(parts.map((part) => part.kind === 'highlight' && part.text).join(' ')).toBe('a0 b0 c0 d0 e0');
    expect(carry(body, align(old, broken), sha256)).toHaveLength(1);
  });

  test('of a highlight at least half of the words must be left; those that are left stay marked', () => {
    const body = highlight('a3', 'b3', 'c3', 'd3');
    const without = (...gone: string[]) =>
      paperOf(
        text.map((line) =>
          line
            .split(' ')
            .filter((word) => !gone.includes(word))
            .join(' '),
        ),
        shape,
      );
    const [left] = carried(body, without('b3', 'c3'));
    expect(left?.kind === 'highlight' && left.text).toBe('a3 d3');
    expect(carried(body, without('a3', 'b3', 'c3'))).toEqual([]);
  });

  test('a stroke goes with its word as one block, and keeps its pressure', () => {
    const [before, after] = [find(old, 'b5').box, find(lower, 'b5').box];
    const stroke = under('b5');
    const [body] = carried(stroke, lower);
    if (stroke.kind !== 'ink' || body?.kind !== 'ink') throw new Error('no stroke');
    const shift = [after[0] - before[0], after[1] - before[1], 0];
    expect(body.points).toEqual(stroke.points.map((value, n) => value + (shift[n % 3] ?? 0)));
    expect(body.place.page).toBe(find(lower, 'b5').page);
  });

  test('a stroke whose words were changed or came apart stays on the old version', () => {
    const [x, y] = find(old, 'a5').box;
    const [right, , width, height] = find(old, 'e5').box;
    const points = [x, y, 0.5, right + width, y + height, 0.5];
    const around: PageBody = { kind: 'ink', place: place(find(old, 'a5').page), colour: 'blue', width: 3, points };
    expect(carried(around, lower)).toHaveLength(1);
    expect(carried(around, paperOf(text, { letters: 34, lines: 12 }))).toEqual([]);
    expect(
      carried(
        around,
        paperOf(
          text.map((line) => line.replace('c5', 'khác')),
          shape,
        ),
      ),
    ).toEqual([]);
  });

  test('a line in the margin goes with the lines beside it; far from any word it says nothing', () => {
    const [, y] = find(old, 'a2').box;
    const bar = (x: number): PageBody => ({
      kind: 'ink',
      place: place(),
      colour: 'black',
      width: 1.5,
      points: [x, y, 0.5, x, y + 34, 0.5],
    });
    const [body] = carried(bar(60), lower);
    expect(body?.kind === 'ink' && body.points[1]).toBe(find(lower, 'a2').box[1]);
    expect(carried(bar(-150), lower)).toEqual([]);
  });

  test('a pin goes with the nearest word, and with none when that word is gone', () => {
    const [x, y] = find(old, 'd6').box;
    const pin: PageBody = { kind: 'pin', place: place(find(old, 'd6').page), x: x + 4, y: y - 2, text: 'Hỏi lại' };
    const [toX, toY] = find(lower, 'd6').box;
    expect(carried(pin, lower)).toEqual([
      {
        kind: 'pin',
        place: { paperId: 'p1', sha256, page: find(lower, 'd6').page },
        x: toX + 4,
        y: toY - 2,
        text: 'Hỏi lại',
      },
    ]);
    expect(
      carried(
        pin,
        paperOf(
          text.map((line) => line.replace('d6', 'khác')),
          shape,
        ),
      ),
    ).toEqual([]);
  });

  test('a bookmark goes where most of its page went, if half of it is left', () => {
    const short = { letters: 60, lines: 6 };
    const before = paperOf(text, short);
    const bookmark: PageBody = { kind: 'bookmark', place: place(2) };
    const pageOf = (now: PaperWords) => carry(bookmark, align(before, now), sha256).map((body) => body.place.page);
    const page = Array.from({ length: 6 }, (_, n) => `Trang mới thêm vào dòng ${n} với vài từ x${n} y${n} z${n}.`);
    expect(pageOf(before)).toEqual([2]);
    expect(pageOf(paperOf([...page, ...text], short))).toEqual([3]);
    expect(pageOf(paperOf(page, short))).toEqual([]);
  });

  test('a word that is broken over two lines is the same word', () => {
    const whole: PaperWords = [lineOf('thu nhập bình quân 76 triệu đồng/người/năm. Hết.', 60)];
    const broken: PaperWords = [[...lineOf('thu nhập bình quân 76 triệu đồng/', 60), ...lineOf('người/năm. Hết.', 80)]];
    const { box } = find(whole, 'đồng/người/năm.');
    const body: PageBody = { kind: 'highlight', place: place(), colour: 'pink', boxes: [mutable(box)], text: '' };
    const alignment = align(whole, broken);
    expect(changesOf(alignment)).toEqual([]);
    const [carriedBody] = carry(body, alignment, sha256);
    expect(carriedBody?.kind === 'highlight' && carriedBody.boxes.map(([, y]) => y)).toEqual([60, 80]);
    expect(alignment.to.includes(-1) || alignment.from.includes(-1)).toBe(false);
    expect(changesOf(align(broken, whole))).toEqual([]);
  });

  test('a page without words, as a scan is, carries nothing', () => {
    const scan: PaperWords = [[], []];
    const marks: PageBody[] = [under('a0'), highlight('a0'), { kind: 'bookmark', place: place() }];
    const pin: PageBody = { kind: 'pin', place: place(), x: 10, y: 10, text: '' };
    for (const body of [...marks, pin]) expect(carry(body, align(scan, scan), sha256)).toEqual([]);
    for (const body of [...marks, pin]) expect(carry(body, align(old, scan), sha256)).toEqual([]);
  });

  test('a line drawn below a word is that word’s, though the next line is close', () => {
    const line = (y: number, ...words: string[]): Word[] => words.map((word, n) => [word, 80 + n * 60, y, 50, 14]);
    const tight: PaperWords = [[...line(100, 'một', 'hai'), ...line(114, 'ba', 'bốn')]];
    const parted: PaperWords = [[...line(100, 'một', 'hai'), ...line(300, 'ba', 'bốn')]];
    const stroke: PageBody = {
      kind: 'ink',
      place: place(),
      colour: 'red',
      width: 1.5,
      points: [140, 114, 1, 190, 115, 1],
    };
    const [body] = carry(stroke, align(tight, parted), sha256);
    expect(body?.kind === 'ink' && body.points).toEqual([140, 114, 1, 190, 115, 1]);
  });
});

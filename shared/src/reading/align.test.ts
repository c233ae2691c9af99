import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Alignment, align } from './align.ts';
import { paperOf } from './paper.testing.ts';

// Known to Node and to browsers, and to no library of types that shared may use.
declare const performance: { now(): number };

const shape = { letters: 60, lines: 12 };

/** Vietnamese has few syllables: words repeat all the time. */
const syllable = fc.constantFrom(
  ...'và của xã năm kế hoạch thu chi ngân sách đạt tăng giảm đồng tỷ 12 2027 báo cáo'.split(' '),
);
const paragraph = fc.array(syllable, { minLength: 3, maxLength: 40 }).map((words) => `${words.join(' ')}.`);
const paragraphs = fc.array(paragraph, { minLength: 1, maxLength: 25 });

const textOf = ({ now }: Alignment, index: number): string => now.words[index]?.[0] ?? '';
/** Each word of the old version with its place in the new one, as text. */
const told = (alignment: Alignment): string[] =>
  [...alignment.to].map((j, i) => `${alignment.old.words[i]?.[0]}${j === -1 ? ' –' : ''}`);

describe('aligning two versions', () => {
  test('a paper is itself, however its lines and pages fall', () => {
    fc.assert(
      fc.property(
        paragraphs,
        fc.integer({ min: 20, max: 90 }),
        fc.integer({ min: 3, max: 40 }),
        (text, letters, lines) => {
          const alignment = align(paperOf(text, shape), paperOf(text, { letters, lines }));
          const body = [...alignment.old.words.keys()].filter((index) => alignment.old.running[index] === 0);
          const now = [...alignment.now.words.keys()].filter((index) => alignment.now.running[index] === 0);
          expect(body.map((index) => alignment.to[index])).toEqual(now);
          expect(alignment.moved.some((flag) => flag === 1)).toBe(false);
        },
      ),
    );
  });

  test('a word becomes the same word, no two become one, and in order but for what moved', () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, paragraphs, (one, other, kept) => {
        const alignment = align(paperOf([...one, ...kept], shape), paperOf([...kept, ...other], shape));
        const { old, to, from, moved } = alignment;
        const met = [...to.entries()].filter(([, j]) => j !== -1);
        for (const [i, j] of met) {
          expect(textOf(alignment, j)).toBe(old.words[i]?.[0]);
          expect(from[j]).toBe(i);
        }
        expect(new Set(met.map(([, j]) => j)).size).toBe(met.length);
        const stayed = met.filter(([i, j]) => moved[j] === 0 && old.running[i] === 0).map(([, j]) => j);
        expect(stayed).toEqual(stayed.toSorted((a, b) => a - b));
      }),
    );
  });

  test('where nothing but whole paragraphs of their own words went, all others stay what they are', () => {
    const own = fc.uniqueArray(
      fc.nat({ max: 5000 }).map((n) => `từ${n}`),
      { minLength: 12, maxLength: 120 },
    );
    fc.assert(
      fc.property(own, fc.nat(), fc.nat(), (words, from, count) => {
        const text = Array.from(
          { length: Math.ceil(words.length / 6) },
          (_, n) => `${words.slice(n * 6, n * 6 + 6).join(' ')}.`,
        );
        const at = from % text.length;
        const less = text.toSpliced(at, 1 + (count % 3));
        const alignment = align(paperOf(text, shape), paperOf(less, shape));
        const left = new Set(less.join(' ').split(' '));
        for (const [i, [word]] of alignment.old.words.entries())
          if (alignment.old.running[i] === 0) expect(alignment.to[i] !== -1, word).toBe(left.has(word));
      }),
    );
  });

  test('the same two versions give the same answer', () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, (one, other) => {
        const [a, b] = [paperOf(one, shape), paperOf(other, shape)];
        expect(align(a, b).to).toEqual(align(a, b).to);
      }),
    );
  });

  test('what is put in before a paragraph that begins alike is what is new', () => {
    const basis = ['Căn cứ Luật Tổ chức chính quyền địa phương.', 'Căn cứ Luật Ngân sách nhà nước.'];
    const between = [basis[0] ?? '', 'Căn cứ Luật Đầu tư công.', basis[1] ?? ''];
    const { to, now } = align(paperOf(basis, shape), paperOf(between, shape));
    const places = [...now.words.keys()].filter((index) => index < 9 || index > 14);
    expect([...to]).toEqual(places);
  });

  test('a paragraph that was replaced is not its successor, though both begin alike', () => {
    const before = 'Giao Phòng Kinh tế chủ trì rà soát các khoản nợ đọng và báo cáo trước ngày mười lăm tháng chạp.';
    const after = 'Giao Phòng Kinh tế mời đại diện mười hai thôn dự buổi đối thoại về nước sạch vào cuối quý tới.';
    const end = 'Nơi nhận như trên.';
    expect(told(align(paperOf([before, end], shape), paperOf([after, end], shape)))).toEqual([
      ...before.split(' ').map((word) => `${word} –`),
      ...end.split(' '),
    ]);
  });

  test('a section that moved is known again, with an edit inside it; what is too short to be sure is not', () => {
    const section =
      'Mục ba. Thu ngân sách năm nay ước đạt hai trăm tỷ đồng bằng một trăm lẻ năm phần trăm dự toán tỉnh giao đầu năm.';
    const edited = section.replace('hai trăm tỷ', 'hai trăm mười tỷ');
    const rest = Array.from(
      { length: 6 },
      (_, n) => `Đoạn thứ ${n} nói về việc khác hẳn với những từ riêng của nó: a${n} b${n} c${n} d${n}.`,
    );
    const short = 'Nghỉ giải lao tại chỗ.';
    const { to, moved, old } = align(
      paperOf([short, section, ...rest], shape),
      paperOf([...rest, edited, short], shape),
    );
    const words = section.split(' ');
    const first = short.split(' ').length;
    for (const [n, word] of words.entries()) {
      expect(old.words[first + n]?.[0]).toBe(word);
      expect(to[first + n], word).not.toBe(-1);
      expect(moved[to[first + n] as number], word).toBe(1);
    }
    expect([...to.subarray(0, first)]).toEqual([-1, -1, -1, -1, -1].slice(0, first));
  });

  test('page numbers and running heads are no part of the text', () => {
    const pages = (text: readonly string[]) =>
      paperOf(text, { letters: 40, lines: 4 }).map((page) => [
        ['Báo', 80, 10, 30, 14] as const,
        ['cáo', 115, 10, 30, 14] as const,
        ...page,
      ]);
    const text = Array.from(
      { length: 20 },
      (_, n) => `Câu số ${n} của bản này dài hơn một dòng một chút thôi, hết câu ${n}.`,
    );
    const { to, old } = align(pages(text), pages(['Một câu mới.', ...text]));
    const inHead = old.words.map(([, , y]) => (y < 50 ? 1 : 0));
    expect([...old.running]).toEqual(inHead);
    expect(to.includes(-1)).toBe(false);
  });

  test('long papers: 48,000 words against 48,000', () => {
    const words = (seed: number, count: number): string[] => {
      let state = seed;
      const next = () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state;
      };
      return Array.from(
        { length: count / 24 },
        () => `${Array.from({ length: 24 }, () => `từ${(next() >>> 8) % 900}`).join(' ')}.`,
      );
    };
    const text = words(7, 48_000);
    const other = [...text.slice(1000, 1400), ...words(8, 1200), ...text.slice(0, 1000), ...text.slice(1450)];
    const [a, b] = [paperOf(text, { letters: 90, lines: 40 }), paperOf(other, { letters: 84, lines: 38 })];
    const started = performance.now();
    const { to } = align(a, b);
    const took = performance.now() - started;
    const kept = [...to].filter((j) => j !== -1).length;
    expect(kept / to.length).toBeGreaterThan(0.96);
    // A fifth of a second on a machine that does nothing else.
    expect(took).toBeLessThan(5000);
  });
});

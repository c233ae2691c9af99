import { spawnSync } from 'node:child_process';
import { PDF } from '@libpdf/core';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { appearancePdf } from '../signing/pdf/appearance.ts';
import { consultationPdf } from './consultation.ts';
import { countingRecordPdf } from './countingRecord.ts';
import { signatureBox } from './layout/fields.ts';
import { notPrinted, runsOf, undrawable } from './layout/glyphs.ts';
import { heading, layOut, mm, paragraph, testLabel } from './layout/layout.ts';
import { sampleMinutes } from './minutes.testing.ts';
import { minutesPdf } from './minutes.ts';
import { sampleRecord as board } from './samples.testing.ts';
import { voteResultPdf } from './voteResult.ts';

interface Piece {
  readonly text: string;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  /** From the foot of the page. */
  readonly bottom: number;
}

/** The pieces of text on each page, measured. */
async function pagesOf(bytes: Uint8Array): Promise<Piece[][]> {
  const pdf = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent();
      return items.flatMap((item): Piece[] => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [, , , size = 0, left = 0, bottom = 0] = item.transform as number[];
        return [{ text: item.str, size: Math.round(size * 10) / 10, left, right: left + item.width, bottom }];
      });
    }),
  );
  await pdf.loadingTask.destroy();
  return pages;
}

const wordsOf = (pages: readonly (readonly Piece[])[]): string =>
  pages
    .flat()
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ');

const info = { title: '', author: '', created: '2026-11-27T00:00:00Z' };
const line = (words: string): ReturnType<typeof layOut> => layOut([paragraph(words)], info);

describe('pages by ND 30/2020', () => {
  it('keep their margins and the sizes of letters', async () => {
    const [minutes, record] = [await minutesPdf(sampleMinutes), await countingRecordPdf(board)];
    for (const { bytes } of [minutes, record]) {
      const pages = await pagesOf(bytes);
      for (const [index, pieces] of pages.entries())
        for (const { text, size, left, right, bottom } of pieces) {
          const number = text === String(index + 1) && bottom > 780;
          expect(left, text).toBeGreaterThanOrEqual(mm(30) - 0.5);
          expect(right, text).toBeLessThanOrEqual(595.28 - mm(15));
          expect(bottom, text).toBeGreaterThanOrEqual(mm(20) - 1);
          if (!number) expect(bottom + size * 0.7, text).toBeLessThanOrEqual(841.89 - mm(20) + 1);
        }
      const letters = (of: number): number =>
        pages.flat().reduce((sum, { size, text }) => sum + (size === of ? text.length : 0), 0);
      const all = pages.flat().reduce((sum, { text }) => sum + text.length, 0);
      expect((letters(13) + letters(14)) / all).toBeGreaterThan(0.6);
      // Recipients take 11 points; digests and the label of a test key alone less.
      const sizes = new Set(pages.flat().map(({ size }) => size));
      expect([...sizes].filter((size) => ![8.5, 10, 11, 12, 13, 13.5, 14].includes(size))).toEqual([]);
    }
  });

  it('never show signatures on a page without words before them, however long the text (each length with NIGHT=1)', async () => {
    for (let more = 0; more < 24; more += process.env.NIGHT ? 1 : 4) {
      const text = { kind: 'text' as const, text: 'Một dòng của diễn biến.' };
      const course = [...sampleMinutes.course.slice(0, 2), ...Array.from({ length: more }, () => text)];
      const { bytes, fields } = await minutesPdf({ ...sampleMinutes, course });
      const pages = await pagesOf(bytes);
      const place = fields[0];
      const above = pages[(place?.page ?? 1) - 1]?.filter((one) => one.bottom > (place?.rect[3] ?? 0) + 40);
      expect(wordsOf([above ?? []]), `${more} lines more`).toMatch(/Phiên họp kết thúc vào/);
      expect(wordsOf([above ?? []]).length).toBeGreaterThan(80);
    }
  });

  it('hide nothing under a signature, and place each between its capacity and its name', async () => {
    const { bytes, fields } = await countingRecordPdf(board);
    const pages = await pagesOf(bytes);
    expect(wordsOf(pages)).not.toMatch(/chữ ký số|«/);
    expect(fields).toHaveLength(7);
    const head = fields[0];
    const last = pages[(head?.page ?? 1) - 1] ?? [];
    const [above, below] = [
      last.find(({ text }) => text.includes('TRƯỞNG BAN')),
      last.findLast(({ text }) => text.includes('Số 1')),
    ];
    expect(above?.bottom).toBeGreaterThanOrEqual(head?.rect[3] ?? Infinity);
    expect((below?.bottom ?? Infinity) + 8).toBeLessThanOrEqual(head?.rect[1] ?? 0);
    expect(wordsOf([last])).toContain('cùng ký tên');
  });

  it('bear the name of the Party, not of the State, where a body of the Party meets', async () => {
    const party = {
      ...sampleMinutes,
      number: '15-BB/ĐU',
      agency: { upper: 'Đảng bộ tỉnh Ninh Bình', unit: 'Đảng ủy xã Liêm Thanh', party: true },
      placeAndDate: 'Liêm Thanh, ngày 27 tháng 11 năm 2026',
    };
    const text = wordsOf(await pagesOf((await minutesPdf(party)).bytes));
    expect(text).toContain('ĐẢNG CỘNG SẢN VIỆT NAM');
    expect(text).toMatch(/ĐẢNG BỘ TỈNH NINH BÌNH.*ĐẢNG ỦY XÃ LIÊM THANH/);
    expect(text).toContain('Số 15-BB/ĐU');
    expect(text).not.toMatch(/CỘNG HÒA|Độc lập/);
    const state = wordsOf(await pagesOf((await minutesPdf(sampleMinutes)).bytes));
    expect(state).not.toContain('ĐẢNG CỘNG SẢN');
  });

  it('have no line for a number or a date that was not given', async () => {
    const bare = { upper: '', unit: 'Ủy ban nhân dân xã', number: '', placeAndDate: '' };
    expect(wordsOf(await pagesOf((await layOut([heading(bare)], info)).bytes))).not.toContain('Số');
  });
});

describe('words of a paper', () => {
  it('are never torn at a hyphen, a dash or a stroke, and stay searchable', async () => {
    const kept = ['KT-XH', '368/BC-UBND', '4–4', 'QP-AN', '15-BB/ĐU,'];
    for (let before = 1; before < 60; before += 1) {
      const { bytes } = await line(`${'a'.repeat(before)} ${kept.join(' ')} ${kept.join(' ')} ${kept.join(' ')}`);
      const pieces = (await pagesOf(bytes)).flat().map(({ text }) => text);
      for (const word of kept) {
        const whole = pieces.join('\n').split(word).length - 1;
        expect(whole, `${word} after ${before} letters`).toBe(3);
      }
    }
  });

  it('print ticks, boxes, stars and the bullets of Word, and say in words what no font draws', async () => {
    const text = 'Tên Ê Đê: Ơ̆ Ư̆; dấu ✓ ☑ ☐ ★; Khmer ភាសា; gạch đầu dòng \uf0b7 \uf0fc; 👍';
    expect(undrawable(text)).toEqual(['ភ', 'ា', 'ស']);
    expect(
      runsOf(text)
        .map((run) => run.text)
        .join(''),
    ).toContain(`Khmer ${notPrinted}`);
    const words = wordsOf(await pagesOf((await line(text)).bytes));
    for (const one of ['✓', '☑', '☐', '★', '•', '👍']) expect(words).toContain(one);
    expect(words).not.toMatch(/[\uf000-\uf0ff]/);
  });

  it('are whole in every other paper too', async () => {
    const head = { agency: sampleMinutes.agency, placeAndDate: '', created: info.created };
    const result = await voteResultPdf({
      agency: head.agency,
      place: 'Liêm Thanh',
      date: info.created,
      subject: 'Kỳ họp',
      title: 'Chọn ☑',
      counting: [],
      vote: board.vote,
    });
    const summary = await consultationPdf({
      ...head,
      number: '8/TH-VP',
      asked: 'PLYK-1',
      subject: '★',
      question: 'ភ',
      sent: '',
      deadline: '',
      open: false,
      course: ['Không trả lời: ông A.'],
      choices: [],
      explanation: '',
      answers: [],
      general: '',
      recipients: [],
      signer: { capacity: 'Người tổng hợp', title: '', name: 'Nguyễn Thị Bích Ngọc' },
    });
    expect(wordsOf(await pagesOf(result.bytes))).toContain('☑');
    const text = wordsOf(await pagesOf(summary.bytes));
    for (const one of ['★', notPrinted, 'Số: 8/TH-VP', 'số PLYK-1', 'NGƯỜI TỔNG HỢP', 'Không trả lời: ông A.'])
      expect(text).toContain(one);
  });
});

describe('the look of a signature', () => {
  it('keeps its label inside however long name and office are', async () => {
    const long = {
      name: 'Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Ngọc Bảo Trân Vĩnh San Thụy Vy Phương',
      title:
        'Phó Chủ tịch Hội đồng nhân dân, Trưởng Ban Kinh tế – Ngân sách kiêm Phó Trưởng Ban Chỉ đạo chuyển đổi số xã',
    };
    const bytes = await appearancePdf({ ...long, signedAt: new Date(info.created), test: true }, signatureBox);
    const pages = await pagesOf(bytes);
    expect(pages).toHaveLength(1);
    const label = pages[0]?.find(({ text }) => text.includes(testLabel.slice(0, 10)));
    expect(label?.bottom).toBeGreaterThan(1);
    for (const { right, text } of pages.flat()) expect(right, text).toBeLessThanOrEqual(signatureBox.width);
  });
});

/** Another reader's opinion, where poppler is installed. */
const poppler = spawnSync('pdftotext', ['-v']).error === undefined;

it.skipIf(!poppler)('another reader finds the same words in the same margins (skipped without pdftotext)', async () => {
  const { bytes } = await minutesPdf(sampleMinutes);
  const { stdout, status } = spawnSync('pdftotext', ['-bbox', '-', '-'], { input: bytes, maxBuffer: 1e8 });
  expect(status).toBe(0);
  const words = [
    ...String(stdout).matchAll(/<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</g),
  ];
  expect(words.length).toBeGreaterThan(100);
  for (const [, left, right, word] of words) {
    expect(Number(left), word).toBeGreaterThanOrEqual(mm(30) - 0.5);
    expect(Number(right), word).toBeLessThanOrEqual(595.28 - mm(15));
  }
  const text = words.map(([, , , word]) => word).join(' ');
  expect(text).toContain('Số: 11/BB-UBND');
  expect((await PDF.load(bytes)).getPageCount()).toBeGreaterThan(1);
});

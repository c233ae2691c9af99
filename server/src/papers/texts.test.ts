import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { searchText } from '@dien-hong/shared/reading';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { printDemoPaper } from '../../demo/papers/print.ts';
import { openBlobs } from '../blobs/blobs.ts';
import { type OpenDatabase, openDatabase } from '../db/open.ts';
import { openPaperTexts, type PaperTexts } from './texts.ts';

let folder: string;
let database: OpenDatabase;
let texts: PaperTexts;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dien-hong-texts-'));
  database = openDatabase(':memory:', join(import.meta.dirname, '../../migrations'));
  texts = openPaperTexts(database.db, openBlobs(folder));
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);
const marked = (query: string, files = [a]) =>
  texts.find(files, query, 10).map(({ page, excerpt, from, to }) => [page, excerpt.slice(from, to)]);

describe('the search through the text of papers', () => {
  test('finds with and without marks, in any case, across lines, and marks the words as they stand', async () => {
    await texts.keep(a, ['Tờ trình', 'Điều chỉnh DỰ TOÁN\nngân sách xã Thanh Hòa']);
    for (const query of ['ngân sách', 'ngan sach', 'NGAN SACH', 'ngân  sach'])
      expect(marked(query)).toEqual([[2, 'ngân sách']]);
    expect(marked('dieu chinh du toan ngan')).toEqual([[2, 'Điều chỉnh DỰ TOÁN ngân']]);
    expect(marked('to trinh')).toEqual([[1, 'Tờ trình']]);
    expect(marked('thanh ho')).toEqual([[2, 'Thanh Ho'.replace('Ho', 'Hò')]]);
  });

  test('the words stand one after the other, and a word begins where the query begins', async () => {
    await texts.keep(a, ['ngân hàng và chính sách', 'thiên nhiên']);
    expect(marked('ngan sach')).toEqual([]);
    expect(marked('nhien')).toEqual([[2, 'nhiên']]);
    expect(marked('hien')).toEqual([]);
  });

  test('what was decomposed is found composed', async () => {
    await texts.keep(a, ['Nghị quyết'.normalize('NFD')]);
    expect(marked('nghị quyết')).toEqual([[1, 'Nghị quyết']]);
  });

  test('only in the files asked, and what is typed is never a command', async () => {
    await texts.keep(a, ['ngân sách']);
    await texts.keep(b, ['ngân sách']);
    expect(texts.find([b], 'ngan', 10).map((hit) => hit.sha256)).toEqual([b]);
    expect(texts.find([], 'ngan', 10)).toEqual([]);
    for (const query of ['"', '*', 'ngan" OR "x', 'NEAR(a b)', '-', '  ', "';--"])
      expect(() => texts.find([a], query, 10)).not.toThrow();
    expect(marked('ngan" OR "zzz')).toEqual([]);
  });

  test('a long page shows the words with what stands around them', async () => {
    await texts.keep(a, [`${'mở đầu '.repeat(200)}kế hoạch đầu tư công${' kết thúc'.repeat(200)}`]);
    const [hit] = texts.find([a], 'dau tu cong', 10);
    expect(hit?.excerpt.length).toBeLessThan(200);
    expect(hit?.excerpt.slice(hit.from, hit.to)).toBe('đầu tư công');
    expect(hit?.from).toBeGreaterThan(10);
  });

  test('kept twice is found once', async () => {
    const pages = Array.from({ length: 60 }, (_, n) => `trang ${n + 1}`);
    await texts.keep(a, pages);
    await texts.keep(a, pages);
    expect(texts.find([a], 'trang', 100)).toHaveLength(60);
    expect(texts.find([a], 'trang', 7)).toHaveLength(7);
  });

  test('a file that was never read is read when it is asked for, once; a broken one is not tried again', async () => {
    const blobs = openBlobs(folder);
    const { bytes } = await printDemoPaper({
      id: 'd',
      type: 'Tờ trình',
      number: '1/TTr',
      subject: 'Điều chỉnh ngân sách',
      place: 'Liêm Thanh',
      agency: { upper: '', unit: 'ỦY BAN' },
      signer: { title: 'Chủ tịch', name: 'A' },
      pages: 2,
      sentAt: '2026-11-01T00:00:00Z',
      when: '2026-11-01T00:00:00Z',
      where: '',
      agenda: [],
      speeches: [],
      conclusions: [],
    });
    const good = await blobs.put(bytes);
    const broken = await blobs.put(new TextEncoder().encode('not a paper'));
    expect(texts.stillToRead([good, broken])).toBe(2);
    await vi.waitFor(() => expect(texts.stillToRead([good, broken])).toBe(0));
    expect(texts.find([good], 'dieu chinh ngan sach', 5).length).toBeGreaterThan(0);
  });
});

test('a text as one searches it keeps every place', () => {
  for (const text of ['Đường ĐI', 'Hòa hoà', 'ﬁ ß İ 가 𝔸', 'A\u0301b'])
    expect(searchText(text)).toHaveLength(text.length);
  expect(searchText('Đặng Thị Ngọc Ẩn')).toBe('dang thi ngoc an');
});

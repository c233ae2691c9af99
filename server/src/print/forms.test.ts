import { existsSync, readFileSync } from 'node:fs';
import { PDF } from '@libpdf/core';
import { describe, expect, it } from 'vitest';
import { demoPaper } from '../../demo/papers/demoPapers.ts';
import type { DemoDocument } from '../../demo/papers/document.ts';
import { inspect } from '../papers/inspect/inspect.ts';
import { layOut, longDate, mm, testLabel } from './layout/layout.ts';
import { sampleMinutes as minutes } from './minutes.testing.ts';
import { type MinutesContent, minutesPdf } from './minutes.ts';

const base: DemoDocument = {
  id: 'd-2a',
  type: 'Tờ trình',
  number: '187/TTr-PKT',
  subject: 'Kế hoạch phát triển kinh tế – xã hội năm 2027',
  agency: { upper: 'Ủy ban nhân dân xã Liêm Thanh', unit: 'Phòng Kinh tế' },
  place: 'Liêm Thanh',
  signer: { title: 'Trưởng phòng', name: 'Vũ Thị Hồng Nhung' },
  pages: 3,
  sentAt: '2026-11-23T16:10:00+07:00',
};

async function textOf(bytes: Uint8Array): Promise<string[]> {
  const read = await inspect(bytes, { pages: 100 });
  if (!read.ok) throw new Error(read.refusal.code);
  return read.text;
}

describe('papers by ND 30/2020', () => {
  it('give the same bytes for the same document, others for another', async () => {
    const [first, again, other] = [
      await demoPaper(base),
      await demoPaper(base),
      await demoPaper({ ...base, id: 'd-9' }),
    ];
    expect(Buffer.compare(first.bytes, again.bytes)).toBe(0);
    expect(Buffer.compare(first.bytes, other.bytes)).not.toBe(0);
  });

  it('carry the national heading, the number, the signer, and page numbers from page 2 on', async () => {
    const text = await textOf((await demoPaper(base)).bytes);
    expect(text).toHaveLength(3);
    const first = text[0]?.replace(/\s+/g, ' ');
    expect(first).toMatch(/CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/);
    expect(first).toContain('Số: 187/TTr-PKT');
    expect(first).toContain('Liêm Thanh, ngày 23 tháng 11 năm 2026');
    expect(text[0]).not.toMatch(/^1$/m);
    expect(text[1]).toMatch(/^2$/m);
    expect(text[2]).toContain('Vũ Thị Hồng Nhung');
    for (const page of text) expect(page).toBe(page.normalize('NFC'));
  });

  it('repeat no paragraph in a long report', async () => {
    const { bytes } = await demoPaper({ ...base, type: 'Báo cáo', pages: 20 });
    const lines = (await textOf(bytes))
      .join('\n')
      .split('\n')
      .filter((line) => line.length > 60);
    expect(lines.length).toBeGreaterThan(300);
    expect(new Set(lines).size / lines.length).toBeGreaterThan(0.97);
  });

  it('write days and the first two months with a zero', () => {
    expect(longDate('2027-02-05T20:00:00Z')).toBe('ngày 06 tháng 02 năm 2027');
    expect(longDate('2026-09-12T00:00:00Z')).toBe('ngày 12 tháng 9 năm 2026');
  });

  it('read no file and no address that a content names', async () => {
    const info = { title: '', author: '', created: base.sentAt };
    await expect(layOut([{ image: '/etc/hostname' }], info)).rejects.toThrow(/policy/);
  });

  const sample = new URL('../../../../shared/data/sample-meetings.json', import.meta.url);
  it.skipIf(!existsSync(sample))(
    'come within a tenth of the stated pages for every sample (skipped without the samples)',
    async () => {
      const { documents } = JSON.parse(readFileSync(sample, 'utf8')) as { documents: DemoDocument[] };
      const seed = Number(process.env.SEED ?? Date.now() % 1e9);
      console.log(`Sample papers: SEED=${seed}`);
      const all = documents.filter((one) => one.pages > 0).toSorted((one, other) => one.pages - other.pages);
      // A push lays out the longest and one of each type, a night's run all.
      const ofEachType = Object.values(Object.groupBy(all, (one) => one.type)).map(
        (group = []) => group[seed % group.length],
      );
      const some = new Set([...ofEachType, all.at(-1)].filter((one) => one !== undefined));
      for (const { id, type, number, subject, pages, sentAt } of process.env.NIGHT ? all : some) {
        const laid = await demoPaper({ ...base, id, type, number, subject, pages, sentAt });
        expect(Math.abs(laid.pages - pages), `${id}: ${laid.pages} of ${pages}`).toBeLessThanOrEqual(pages / 10);
      }
    },
    120_000,
  );
});

describe('minutes, form 1.9', () => {
  it('report the two rectangles between capacity and name, on one page', async () => {
    const { bytes, fields, pages } = await minutesPdf(minutes);
    const pdf = await PDF.load(bytes);
    expect(fields.map(({ name, page }) => [name, page])).toEqual([
      ['secretary', pages],
      ['chair', pages],
    ]);
    for (const [index, [capacity, name]] of [
      ['THƯ KÝ', 'Nguyễn Thị Bích Ngọc'],
      ['CHỦ TỌA', 'Nguyễn Đức Thịnh'],
    ].entries()) {
      const [left, bottom, right, top] = fields[index]?.rect ?? [0, 0, 0, 0];
      const last = (text: string) =>
        pdf.findText(text, { pages: [pages - 1] }).at(-1)?.bbox ?? { x: 0, y: 0, width: 0, height: 0 };
      expect(right - left).toBeCloseTo(mm(70), 3);
      expect(last(capacity as string).y).toBeGreaterThanOrEqual(top);
      expect(last(name as string).y + last(name as string).height).toBeLessThanOrEqual(bottom);
      expect(last(name as string).x).toBeGreaterThan(left);
      expect(last(name as string).x + last(name as string).width).toBeLessThan(right);
    }
  });

  it('print tallies, their base, the rule, the log head, and the test label only with test keys', async () => {
    const squeeze = async (content: MinutesContent) =>
      (await textOf((await minutesPdf(content)).bytes)).join('\n').replace(/\s+/g, ' ');
    const text = await squeeze(minutes);
    for (const part of [
      '87,50%',
      'tổng số 08 thành viên UBND xã',
      'đạt quá nửa',
      'ab'.repeat(32),
      '07 giờ 32 phút',
      testLabel,
    ]) {
      expect(text).toContain(part);
    }
    expect(await squeeze({ ...minutes, testSignatures: false })).not.toContain(testLabel);
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { documentRefusals } from '@dien-hong/shared/documents-refusals';
import { PDF, PdfDict, PdfName, PdfString } from '@libpdf/core';
import { describe, expect, it } from 'vitest';
import { handMade, streamOf } from '../testing/handMade.ts';
import { layOut } from './forms/layout.ts';
import { strip } from './inspect/activeContent.ts';
import { secretMark } from './inspect/inspect.ts';
import { inspectPdf, intakeLimits } from './intake.ts';

const info = { title: 'Thử', author: 'Thử', created: '2026-11-20T08:00:00+07:00' };
const page = async (...lines: string[]) =>
  (
    await layOut(
      lines.map((text) => ({ text })),
      info,
    )
  ).bytes;
const codeOf = async (bytes: Uint8Array, limits = intakeLimits) => {
  const intake = await inspectPdf(bytes, limits);
  return intake.ok ? 'accepted' : intake.refusal.code;
};

const catalog = '<< /Type /Catalog /Pages 2 0 R >>';
const pages = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const onePage = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>';

describe('intake of uploaded PDFs', () => {
  it('reads the text of a plain paper and finds nothing to remove', async () => {
    const bytes = await page('Tờ trình về dự toán ngân sách xã');
    const intake = await inspectPdf(bytes);
    if (!intake.ok) throw new Error(intake.refusal.code);
    expect(intake.sanitized).toBeUndefined();
    expect(intake.text).toEqual(['Tờ trình về dự toán ngân sách xã']);
  });

  it.each(['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'])('refuses the mark of a state secret: %s', async (mark) => {
    expect(await codeOf(await page('BÁO CÁO', mark, 'Tình hình'))).toBe('pdf-secret-marked');
  });

  it('takes the word inside a sentence for no mark', () => {
    expect(secretMark('Về bảo vệ bí mật nhà nước\nTÀI LIỆU MẬT PHÁT BẢN GIẤY')).toBeUndefined();
    expect(secretMark('Độ mật: Tối mật')).toBe('TỐI MẬT');
    expect(secretMark('M Ậ T')).toBe('MẬT');
  });

  it('removes a script and an automatic action from a copy, and loses no word', async () => {
    const pdf = await PDF.load(await page('Có kịch bản'));
    const script = PdfDict.of({ S: PdfName.of('JavaScript'), JS: PdfString.fromString('app.alert(1)') });
    pdf.getCatalog().set('OpenAction', pdf.register(script));
    const intake = await inspectPdf(await pdf.save());
    if (!intake.ok || !intake.sanitized) throw new Error('no sanitized copy');
    expect(intake.removed).toEqual(['script']);
    expect(intake.text).toEqual(['Có kịch bản']);
    expect(Buffer.from(intake.sanitized).includes('app.alert')).toBe(false);
    expect(strip(await PDF.load(intake.sanitized)).found.size).toBe(0);
  });

  it('refuses active content in a signed file instead of breaking the signature', async () => {
    const pdf = await PDF.load(await page('Đã ký'));
    const script = PdfDict.of({ S: PdfName.of('JavaScript'), JS: PdfString.fromString('1') });
    const value = pdf.register(PdfDict.of({ Type: PdfName.of('Sig') }));
    const field = pdf.register(PdfDict.of({ FT: PdfName.of('Sig'), T: PdfString.fromString('chair'), V: value }));
    pdf.getCatalog().set('OpenAction', script);
    pdf.getCatalog().set('Field', field);
    expect(await codeOf(await pdf.save())).toBe('pdf-signed-active');
  });

  it('names what is no PDF, too large, too long', async () => {
    expect(await codeOf(new TextEncoder().encode('<html></html>'))).toBe('not-a-pdf');
    expect(await codeOf(new Uint8Array(2048), { ...intakeLimits, bytes: 1024 })).toBe('pdf-too-large');
    const two = (await layOut([{ text: '1', pageBreak: 'after' }, { text: '2' }], info)).bytes;
    expect(await codeOf(two, { ...intakeLimits, pages: 1 })).toBe('pdf-too-many-pages');
  });

  it('refuses bombs: nested deflate, a huge picture, a form that calls itself many times over', async () => {
    const zeros = deflateSync(deflateSync(Buffer.alloc(300 << 20), { level: 9 }), { level: 9 });
    const nested = streamOf('/Filter [/FlateDecode /FlateDecode]', zeros);
    expect(zeros.length).toBeLessThan(4000);
    expect(await codeOf(handMade(catalog, pages, onePage, nested))).toBe('pdf-bomb');

    const picture = streamOf(
      '/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceGray /BitsPerComponent 1',
      Buffer.from('x'),
    );
    const shows =
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>';
    expect(await codeOf(handMade(catalog, pages, shows, streamOf('', Buffer.from('/P Do')), picture))).toBe('pdf-bomb');

    const level = (next: number) =>
      streamOf(
        `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /P ${next} 0 R >> >>`,
        Buffer.from('/P Do '.repeat(40)),
      );
    const leaf = streamOf('/Type /XObject /Subtype /Form /BBox [0 0 9 9]', Buffer.from('q Q'));
    const forms = handMade(
      catalog,
      pages,
      shows,
      streamOf('', Buffer.from('/P Do')),
      level(6),
      level(7),
      level(8),
      level(9),
      level(10),
      leaf,
    );
    expect(['pdf-bomb', 'pdf-too-complex']).toContain(await codeOf(forms, { ...intakeLimits, seconds: 3 }));
  }, 30_000);

  it('turns a check that needs more memory than allowed into a refusal', async () => {
    const wide = streamOf('/Filter /FlateDecode', deflateSync(Buffer.alloc(90 << 20, 'q Q ')));
    const bytes = handMade(catalog, pages, onePage, wide);
    expect(await codeOf(bytes, { ...intakeLimits, memory: 100, seconds: 10 })).not.toBe('accepted');
  }, 30_000);

  const samples = new URL('../../../../shared/data/pdf/', import.meta.url);
  it.skipIf(!existsSync(samples))(
    'answers every hostile sample with findings or a sentence (skipped without the samples)',
    async () => {
      for (const name of readdirSync(samples)) {
        const intake = await inspectPdf(new Uint8Array(readFileSync(new URL(name, samples))));
        if (intake.ok) expect(intake.pages, name).toBeGreaterThan(0);
        else expect(documentRefusals[intake.refusal.code].vi, name).toMatch(/\.$/);
      }
    },
    120_000,
  );
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { documentRefusals } from '@dien-hong/shared/documents-refusals';
import { PDF, PdfDict, PdfName, PdfString } from '@libpdf/core';
import { describe, expect, it, vi } from 'vitest';
import { layOut } from '../print/layout/layout.ts';
import { rawPdf, streamOf } from '../testing/rawPdf.ts';
import { strip } from './inspect/activeContent.ts';
import { inspect } from './inspect/inspect.ts';
import { secretFinding } from './inspect/secretMark.ts';
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
/** The check itself, without a process for each file: what it finds does not depend on the process, and starting one costs a second. */
const look = (bytes: Uint8Array) => inspect(bytes, intakeLimits);
const lookedAt = async (bytes: Uint8Array) => {
  const found = await look(bytes);
  return found.ok ? 'accepted' : found.refusal.code;
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
    expect(await lookedAt(await page('BÁO CÁO', mark, 'Tình hình'))).toBe('pdf-secret-marked');
  });

  it('takes the word inside a sentence for no mark', () => {
    expect(secretFinding([['Về bảo vệ bí mật nhà nước'], ['BẢO ĐẢM MẬT ĐỘ DÂN CƯ'], ['mật ong']])).toEqual({
      marked: null,
      doubt: null,
    });
  });

  it('finds the mark in a letterhead of columns, and asks where a text speaks of it', async () => {
    const columns = [{ text: 'UBND XÃ' }, { text: 'MẬT' }, { text: 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM' }];
    expect(await lookedAt((await layOut([{ columns }], info)).bytes)).toBe('pdf-secret-marked');
    const intake = await look(await page('Danh mục bí mật nhà nước độ Tối mật'));
    expect(intake).toMatchObject({
      ok: true,
      doubts: [{ code: 'secret-word', params: { words: 'Tối mật', page: 1 } }],
    });
  });

  it('asks where no machine can read the first page', async () => {
    expect(await look(rawPdf(catalog, pages, onePage, streamOf('', Buffer.from('0 0 9 9 re f'))))).toMatchObject({
      ok: true,
      doubts: [{ code: 'no-text' }],
    });
  });

  it('opens a file whose earlier table is said to stand in white space, as browsers save it, and strips it', async () => {
    const plain = Buffer.from(await (await PDF.load(await page('Đã xem'))).save());
    const table = plain.lastIndexOf('xref', plain.lastIndexOf('startxref') - 1);
    // The first table with a space before it, and a second one that points at that space.
    const first = Buffer.concat([plain.subarray(0, table), Buffer.from('  '), plain.subarray(table)]);
    const root = /\/Root (\d+ \d+ R)/.exec(plain.toString('latin1'))?.[1];
    const size = Number(/\/Size (\d+)/.exec(plain.toString('latin1'))?.[1]);
    const script = `${size} 0 obj\n<< /S /JavaScript /JS (app.alert\\(1\\)) >>\nendobj\n`;
    const second = [
      script,
      `xref\n${size} 1\n${String(first.length).padStart(10, '0')} 00000 n \n`,
      `trailer\n<< /Size ${size + 1} /Root ${root} /Prev ${table} >>\n`,
      `startxref\n${first.length + script.length}\n%%EOF\n`,
    ];
    const intake = await look(new Uint8Array(Buffer.concat([first, Buffer.from(second.join(''), 'latin1')])));
    expect(intake).toMatchObject({ ok: true, pages: 1, text: ['Đã xem'], removed: [] });
  });

  it('finds the objects of a file whose table is not where it is said to be, in streams of objects too', async () => {
    const packed = deflateSync(Buffer.from(`2 0 3 ${pages.length + 1} ${pages} ${onePage}`));
    const first = `2 0 3 ${pages.length + 1} `.length;
    const parts = [
      Buffer.from('%PDF-1.6\n'),
      Buffer.from(`1 0 obj\n${catalog}\nendobj\n`),
      Buffer.concat([Buffer.from('4 0 obj\n'), streamOf('', Buffer.from('0 0 9 9 re f')), Buffer.from('\nendobj\n')]),
      Buffer.concat([
        Buffer.from('5 0 obj\n'),
        streamOf(`/Type /ObjStm /N 2 /First ${first} /Filter /FlateDecode`, packed),
        Buffer.from('\nendobj\n'),
      ]),
    ];
    const places = parts.map((_, index) => Buffer.concat(parts.slice(0, index)).length);
    const entry = (kind: number, place = 0, more = 0) => [kind, place >> 8, place & 255, more];
    const entries = [
      entry(0),
      entry(1, places[1]),
      entry(2, 5, 0),
      entry(2, 5, 1),
      entry(1, places[2]),
      entry(1, places[3]),
      entry(1, Buffer.concat(parts).length),
    ];
    const table = streamOf('/Type /XRef /W [1 2 1] /Size 7 /Root 1 0 R', Buffer.from(entries.flat()));
    const end = [Buffer.from('6 0 obj\n'), table, Buffer.from('\nendobj\nstartxref\n7\n%%EOF\n')];
    expect(await look(new Uint8Array(Buffer.concat([...parts, ...end])))).toMatchObject({ ok: true, pages: 1 });
  });

  const browserSaved = new URL('../../../../shared/data/cases/11-prev-points-into-whitespace.pdf', import.meta.url);
  it.skipIf(!existsSync(browserSaved))('opens what a browser saved (skipped without the sample)', async () => {
    expect(await look(new Uint8Array(readFileSync(browserSaved)))).toMatchObject({ ok: true, pages: 1 });
  });

  it('refuses a form whose pages another program makes', async () => {
    const waits = streamOf('', Buffer.from('BT /F 12 Tf 50 700 Td (Please wait... Adobe Reader) Tj ET'));
    const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
    const withFont = onePage.replace('/Contents', '/Resources << /Font << /F 5 0 R >> >> /Contents');
    const form = (more: string) => `<< /Type /Catalog /Pages 2 0 R ${more} >>`;
    const xfa = '/AcroForm << /Fields [] /XFA (<xdp/>) >>';
    expect(await lookedAt(rawPdf(form(xfa), pages, withFont, waits, font))).toBe('pdf-dynamic-form');
    const drawn = streamOf('', Buffer.from('BT /F 12 Tf 50 700 Td (To khai) Tj ET'));
    expect(await lookedAt(rawPdf(form(`${xfa} /NeedsRendering true`), pages, withFont, drawn, font))).toBe(
      'pdf-dynamic-form',
    );
    const intake = await look(rawPdf(form(xfa), pages, withFont, drawn, font));
    expect(intake).toMatchObject({ ok: true, removed: ['xfa'] });
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
    expect(await lookedAt(await pdf.save())).toBe('pdf-signed-active');
  });

  it('names what is no PDF, too large, too long', async () => {
    expect(await lookedAt(new TextEncoder().encode('<html></html>'))).toBe('not-a-pdf');
    expect(await codeOf(new Uint8Array(2048), { ...intakeLimits, bytes: 1024 })).toBe('pdf-too-large');
    const two = (await layOut([{ text: '1', pageBreak: 'after' }, { text: '2' }], info)).bytes;
    expect(await codeOf(two, { ...intakeLimits, pages: 1 })).toBe('pdf-too-many-pages');
  });

  it('refuses bombs: nested deflate, a huge picture, a form that calls itself many times over', async () => {
    const zeros = deflateSync(deflateSync(Buffer.alloc(300 << 20), { level: 9 }), { level: 9 });
    const nested = streamOf('/Filter [/FlateDecode /FlateDecode]', zeros);
    expect(zeros.length).toBeLessThan(4000);
    expect(await codeOf(rawPdf(catalog, pages, onePage, nested))).toBe('pdf-bomb');

    const picture = streamOf(
      '/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceGray /BitsPerComponent 1',
      Buffer.from('x'),
    );
    const shows =
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>';
    expect(await codeOf(rawPdf(catalog, pages, shows, streamOf('', Buffer.from('/P Do')), picture))).toBe('pdf-bomb');

    const level = (next: number) =>
      streamOf(
        `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /P ${next} 0 R >> >>`,
        Buffer.from('/P Do '.repeat(40)),
      );
    const leaf = streamOf('/Type /XObject /Subtype /Form /BBox [0 0 9 9]', Buffer.from('q Q'));
    const forms = rawPdf(
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
  });

  it('takes a file on a machine that had no time for it, and waits six times its seconds at most', async () => {
    const bytes = await page('Tờ trình');
    const takenAfter = (milliseconds: number) => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const taken = codeOf(bytes);
      vi.advanceTimersByTime(milliseconds);
      vi.useRealTimers();
      return taken;
    };
    expect(await takenAfter(intakeLimits.seconds * 5900)).toBe('accepted');
    expect(await takenAfter(intakeLimits.seconds * 6100)).toBe('pdf-too-complex');
  });

  it('turns a check that needs more memory than allowed into a refusal', async () => {
    const wide = streamOf('/Filter /FlateDecode', deflateSync(Buffer.alloc(90 << 20, 'q Q ')));
    const bytes = rawPdf(catalog, pages, onePage, wide);
    expect(await codeOf(bytes, { ...intakeLimits, memory: 100, seconds: 10 })).not.toBe('accepted');
  });

  const samples = new URL('../../../../shared/data/pdf/', import.meta.url);
  it.skipIf(!existsSync(samples))(
    'answers every hostile sample with findings or a sentence (skipped without the samples)',
    async () => {
      // A night's run gives each a process under limits, as the server does.
      const check = process.env.NIGHT ? inspectPdf : look;
      for (const name of readdirSync(samples)) {
        const intake = await check(new Uint8Array(readFileSync(new URL(name, samples))));
        if (intake.ok) expect(intake.pages, name).toBeGreaterThan(0);
        else expect(documentRefusals[intake.refusal.code].vi, name).toMatch(/\.$/);
      }
    },
    600_000,
  );
});

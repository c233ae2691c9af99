import { existsSync, readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { missingFonts } from './fonts.ts';
import { officeLooks } from './looks.ts';

const word = (body: string, more: Record<string, string> = {}) =>
  zipSync({
    'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`),
    ...Object.fromEntries(Object.entries(more).map(([name, xml]) => [name, strToU8(xml)])),
  });
const run = (text: string, font = '') =>
  `<w:r><w:rPr>${font && `<w:rFonts w:ascii="${font}" w:hAnsi="${font}"/>`}</w:rPr><w:t>${text}</w:t></w:r>`;
const sheet = (inner: string, sheets = '<sheet name="Dự toán" sheetId="1"/>') =>
  zipSync({
    'xl/workbook.xml': strToU8(`<workbook><sheets>${sheets}</sheets></workbook>`),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet>${inner}</worksheet>`),
  });
const row = (last: string) =>
  `<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="${last}1"><v>2</v></c></row></sheetData>`;

describe('what makes the PDF of an office document differ from what its author saw', () => {
  test.each([
    [
      'tracked changes',
      word(
        `<w:p><w:ins w:id="1" w:author="A">${run('mới')}</w:ins><w:del w:id="2"><w:r><w:delText>cũ</w:delText></w:r></w:del></w:p>`,
      ),
      { code: 'office-tracked-changes', params: { count: 2 } },
    ],
    ['comments', word('<w:r><w:commentReference w:id="0"/></w:r>'), { code: 'office-comments', params: { count: 1 } }],
    [
      'a date that updates itself',
      word('<w:fldSimple w:instr=" DATE \\@ &quot;dd/MM&quot; "/>'),
      { code: 'office-date-field', params: {} },
    ],
    [
      'a font of before Unicode',
      word(run('Tê tr×nh', '.VnTime')),
      { code: 'office-old-font', params: { fonts: '.VnTime' } },
    ],
    ['another one', word(run('Tôø trình', 'VNI-Times')), { code: 'office-old-font', params: { fonts: 'VNI-Times' } }],
    [
      'a picture from elsewhere',
      word('', {
        'word/_rels/document.xml.rels':
          '<Relationships><Relationship Id="r1" Type="http://x/image" Target="file:///c/a.png" TargetMode="External"/></Relationships>',
      }),
      { code: 'office-linked-picture', params: { count: 1 } },
    ],
  ])('%s', (_what, bytes, doubt) => {
    expect(officeLooks(bytes, 'docx').doubts).toEqual([doubt]);
  });

  test('a plain document leaves nothing to ask', () => {
    expect(officeLooks(word(run('Kính gửi', 'Times New Roman')), 'docx')).toEqual({
      doubts: [],
      fonts: ['Times New Roman'],
    });
  });

  test.each([
    ['thirty columns on paper of A4', row('AD'), true],
    [
      'the same, fitted to one page',
      `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${row('AD')}<pageSetup fitToHeight="0"/>`,
      false,
    ],
    ['eight columns', row('H'), false],
    ['ten columns lying on their side', `${row('J')}<pageSetup orientation="landscape"/>`, false],
    ['three very wide columns', `<cols><col min="1" max="3" width="60"/></cols>${row('C')}`, true],
    ['wide columns with nothing in them', `<cols><col min="5" max="9" width="60"/></cols>${row('C')}`, false],
  ])('a sheet: %s', (_what, inner, cut) => {
    const doubts = cut ? [{ code: 'office-wide-sheet', params: { sheet: 'Dự toán' } }] : [];
    expect(officeLooks(sheet(inner), 'xlsx').doubts).toEqual(doubts);
  });

  test('hidden sheets and slides are counted', () => {
    const two = '<sheet name="A" sheetId="1"/><sheet name="B" sheetId="2" state="hidden"/>';
    expect(officeLooks(sheet(row('B'), two), 'xlsx').doubts).toEqual([{ code: 'office-hidden', params: { count: 1 } }]);
    const slides = zipSync({ 'ppt/slides/slide1.xml': strToU8('<p:sld xmlns:p="x" show="0"/>') });
    expect(officeLooks(slides, 'pptx').doubts).toEqual([{ code: 'office-hidden', params: { count: 1 } }]);
  });

  test('a font that is missing here is named, one that is as wide is not', () => {
    expect(missingFonts(['Times New Roman', 'Wingdings'], ['BAAAAA+LiberationSerif'])).toEqual([]);
    expect(missingFonts(['Times New Roman', 'Calibri'], ['BAAAAA+LiberationSerif', 'CAAAAA+DejaVuSans'])).toEqual([
      { code: 'office-missing-font', params: { fonts: 'Calibri' } },
    ]);
  });

  const tracked = new URL('../../../../../shared/data/cases/13-tracked-changes.docx', import.meta.url);
  test.skipIf(!existsSync(tracked))(
    'a document sent in with changes still tracked (skipped without the sample)',
    () => {
      const { doubts } = officeLooks(new Uint8Array(readFileSync(tracked)), 'docx');
      expect(doubts.map((one) => one.code)).toContain('office-tracked-changes');
    },
  );
});

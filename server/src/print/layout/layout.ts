import type pdfmake from 'pdfmake';
import type { Content, ContentTable, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { families, fontFiles } from './fonts.ts';
import { typeset } from './inlines.ts';
import { day } from './paperTime.ts';

export const testLabel = 'CHỮ KÝ THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ';

/** Points per millimetre: PDF counts in 1/72 inch. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** ND 30/2020, annex I: top and bottom 20-25 mm, left 30-35, right 15-20. */
export const margins = { left: mm(30), top: mm(20), right: mm(17), bottom: mm(20) };
export const textWidth = 595.28 - margins.left - margins.right;

export interface Laid {
  bytes: Uint8Array;
  pages: number;
}

let library: Promise<typeof pdfmake> | undefined;

/** The library is loaded with the first page, not with the server, of whose start it took a tenth. */
const printed = async (definition: TDocumentDefinitions): Promise<Uint8Array> => {
  library ??= loaded();
  return new Uint8Array(await (await library).createPdf(definition).getBuffer());
};

/** The fonts go in by its memory file system, so that every other file and every address can be refused. */
async function loaded(): Promise<typeof pdfmake> {
  const { default: pdfmake } = await import('pdfmake');
  const { virtualfs } = pdfmake as unknown as { virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void } };
  for (const [file, bytes] of fontFiles) virtualfs.writeFileSync(file, bytes);
  pdfmake.setFonts(families);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  return pdfmake;
}

/**
 * Lays out an A4 page of ND 30/2020: margins, 14 point Times metrics, the page number centred at
 * the top from page 2 on. The same content and date give the same bytes.
 * @param created ISO 8601 instant written into the file; not the wall clock
 */
export async function layOut(
  content: Content[],
  info: { title: string; author: string; created: string },
): Promise<Laid> {
  let pages = 0;
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [margins.left, margins.top, margins.right, margins.bottom],
    version: '1.7',
    language: 'vi-VN',
    displayTitle: true,
    info: {
      title: info.title.normalize('NFC'),
      author: info.author.normalize('NFC'),
      creator: 'Diên Hồng',
      producer: 'Diên Hồng',
      creationDate: new Date(info.created),
    },
    defaultStyle: { font: 'Tinos', fontSize: 14, lineHeight: 1.12, color: 'black' },
    header: (page, count) => {
      pages = count;
      return page === 1 ? '' : { text: String(page), alignment: 'center', fontSize: 13, margin: [0, mm(10), 0, 0] };
    },
    content: typeset(content) as Content[],
  };
  const bytes = await printed(definition);
  return { bytes, pages };
}

/** A long name of a body is broken before its place: `ỦY BAN NHÂN DÂN / XÃ …`. */
const brokenName = (name: string): string =>
  name.length > 24 ? name.replace(/ (?=(xã|phường|tỉnh|thành phố) \p{Lu})/iu, '\n').toUpperCase() : name.toUpperCase();

const noBorders = { defaultBorder: false };

const rule = (width: number, gap: number): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.8 }],
  alignment: 'center',
  margin: [0, gap, 0, 0],
});

/** The issuer of a paper, as its head names it. */
export interface Agency {
  /** The body above, e.g. `HỘI ĐỒNG NHÂN DÂN`; empty without one. */
  readonly upper: string;
  /** The issuing body, in bold. */
  readonly unit: string;
  /** A body of the Party: its papers bear the Party's name, not that of the State with the motto. */
  readonly party?: boolean;
}

export interface Heading extends Agency {
  /** Whole number and symbol, e.g. `11/BB-UBND`; empty leaves the line out. */
  number: string;
  /** Place and date as written: `Liêm Thanh, ngày 27 tháng 11 năm 2026`; empty where the form has none. */
  placeAndDate: string;
  /** Printed under the number, e.g. `DỰ THẢO`; empty for none. */
  mark?: string;
}

const centred = (text: string, more: object = {}): Content => ({ text, alignment: 'center', ...more }) as Content;

const ofTheState: Content[] = [
  centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { fontSize: 12, bold: true }),
  centred('Độc lập - Tự do - Hạnh phúc', { fontSize: 13, bold: true }),
  rule(158, 1),
];
const ofTheParty: Content[] = [centred('ĐẢNG CỘNG SẢN VIỆT NAM', { fontSize: 13, bold: true }), rule(176, 1)];

/**
 * Issuing body at the left, the State's name and motto at the right, below them number, place and date (boxes 1-4 of annex I). A
 * body of the Party puts a star under its name and has the Party's name at the right.
 */
export function heading({ upper, unit, party = false, number, placeAndDate, mark = '' }: Heading): ContentTable {
  const body: Content[] = [
    ...(upper ? [centred(brokenName(upper), { fontSize: 12 })] : []),
    centred(brokenName(unit), { fontSize: 12, bold: true }),
    party ? centred('*', { fontSize: 12 }) : rule(62, 1),
  ];
  const below: Content[] = [
    ...(number ? [centred(party ? `Số ${number}` : `Số: ${number}`, { fontSize: 13 })] : []),
    ...(mark ? [centred(mark, { bold: true, fontSize: 12 })] : []),
  ];
  const dated: Content[] = placeAndDate ? [centred(placeAndDate, { fontSize: 13.5, italics: true })] : [];
  const margin = [0, 6, 0, 0] as [number, number, number, number];
  return {
    table: {
      widths: [textWidth * 0.41, '*'],
      body: [
        [{ stack: body }, { stack: party ? ofTheParty : ofTheState }],
        ...(below.length + dated.length > 0
          ? [
              [
                { stack: below, margin },
                { stack: dated, margin },
              ],
            ]
          : []),
      ],
    },
    layout: { ...noBorders, paddingLeft: () => 0, paddingRight: () => 0, paddingTop: () => 0, paddingBottom: () => 0 },
    margin: [0, 0, 0, 14],
  };
}

/** Name of the kind of paper and its subject, centred, with the short rule below. */
export function title(type: string, subject: string): Content {
  return {
    stack: [
      { text: type.toUpperCase(), bold: true, alignment: 'center' },
      { text: subject, bold: true, alignment: 'center', margin: [20, 2, 20, 0] },
      rule(90, 3),
    ],
    margin: [0, 0, 0, 12],
  };
}

/** A justified paragraph whose first line is indented by 12.7 mm. */
export const paragraph = (text: Content, more: object = {}): Content => ({
  text,
  alignment: 'justify',
  leadingIndent: mm(12.7),
  margin: [0, 0, 0, 6],
  ...more,
});

/** Recipients at the left (12 bold italic, then 11), the signer's block at the right. */
export function ending(recipients: readonly string[], signer: Content): Content {
  const lines = recipients.map((line) => ({ text: `- ${line}`, fontSize: 11 }));
  const left: Content[] = recipients.length
    ? [{ text: 'Nơi nhận:', fontSize: 12, bold: true, italics: true }, ...lines]
    : [];
  return {
    columns: [
      { stack: left, width: '46%' },
      { stack: [signer], width: '*' },
    ],
    unbreakable: true,
    margin: [0, 12, 0, 0],
  } as Content;
}

/** ISO instant -> `ngày 27 tháng 11 năm 2026` in Vietnam. */
export const longDate = (instant: string): string => day(Date.parse(instant));

/** A single small page without margins, for a drawing onto another page (the look of a signature). Sizes in points. */
export async function layOutBox(
  content: Content[],
  size: { width: number; height: number },
  created: string,
): Promise<Uint8Array> {
  const definition: TDocumentDefinitions = {
    pageSize: size,
    pageMargins: [0, 0, 0, 0],
    version: '1.7',
    info: { creationDate: new Date(created) },
    defaultStyle: { font: 'Tinos', fontSize: 9, lineHeight: 1 },
    content: typeset(content) as Content[],
  };
  return printed(definition);
}

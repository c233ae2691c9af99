import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import type { Content, ContentTable, TDocumentDefinitions } from 'pdfmake/interfaces.js';

/** Points per millimetre: PDF counts in 1/72 inch. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** ND 30/2020, annex I: top and bottom 20-25 mm, left 30-35, right 15-20. */
export const margins = { left: mm(30), top: mm(20), right: mm(17), bottom: mm(20) };
export const textWidth = 595.28 - margins.left - margins.right;

const faces = {
  normal: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italics: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  bolditalics: '700Bold_Italic/Tinos_700Bold_Italic.ttf',
};

// The fonts go in by pdfmake's memory file system, so that every other file and
// every address can be refused.
const { resolve } = createRequire(import.meta.url);
const { virtualfs } = pdfmake as unknown as { virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void } };
for (const file of Object.values(faces)) {
  virtualfs.writeFileSync(file, readFileSync(resolve(`@expo-google-fonts/tinos/${file}`)));
}
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => false);

const nfc = (value: unknown): unknown => {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(nfc);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, nfc(inner)]));
};

export interface Laid {
  bytes: Uint8Array;
  pages: number;
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
    content: nfc(content) as Content[],
  };
  const fonts = { Tinos: { ...faces } };
  pdfmake.setFonts(fonts);
  const bytes = new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
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

export interface Heading {
  /** The body above, e.g. `HỘI ĐỒNG NHÂN DÂN`; empty when there is none. */
  upper: string;
  /** The issuing body, in bold. */
  unit: string;
  /** Whole number and symbol, e.g. `11/BB-UBND`; empty leaves the place for it. */
  number: string;
  /** Place and date as written: `Liêm Thanh, ngày 27 tháng 11 năm 2026`. */
  placeAndDate: string;
  /** Printed under the number, e.g. `DỰ THẢO`; empty for none. */
  mark?: string;
}

/** National name, motto, issuing body, number, place and date (boxes 1-4 of annex I). */
export function heading({ upper, unit, number, placeAndDate, mark = '' }: Heading): ContentTable {
  const body: Content[] = upper ? [{ text: brokenName(upper), fontSize: 12, alignment: 'center' }] : [];
  body.push({ text: brokenName(unit), fontSize: 12, bold: true, alignment: 'center' }, rule(62, 1));
  const nation: Content[] = [
    { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', fontSize: 12, bold: true, alignment: 'center' },
    { text: 'Độc lập - Tự do - Hạnh phúc', fontSize: 13, bold: true, alignment: 'center' },
    rule(158, 1),
  ];
  return {
    table: {
      widths: [textWidth * 0.41, '*'],
      body: [
        [{ stack: body }, { stack: nation }],
        [
          {
            stack: [number ? `Số: ${number}` : '', { text: mark, bold: true, fontSize: 12 }],
            fontSize: 13,
            alignment: 'center',
            margin: [0, 6, 0, 0],
          },
          { text: placeAndDate, fontSize: 13.5, italics: true, alignment: 'center', margin: [0, 6, 0, 0] },
        ],
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

/** ISO instant -> `ngày 27 tháng 11 năm 2026` in Vietnam; days and months below 10 (month 1, 2) get a zero (ND 30). */
export function longDate(instant: string): string {
  const day = new Date(new Date(instant).getTime() + 7 * 3_600_000);
  const month = day.getUTCMonth() + 1;
  return `ngày ${String(day.getUTCDate()).padStart(2, '0')} tháng ${month < 3 ? `0${month}` : month} năm ${day.getUTCFullYear()}`;
}

/** A single small page without margins, for what is drawn onto another page (the look of a signature). Sizes in points. */
export async function layOutBox(
  content: Content[],
  size: { width: number; height: number },
  created: string,
): Promise<Uint8Array> {
  pdfmake.setFonts({ Tinos: { ...faces } });
  const definition: TDocumentDefinitions = {
    pageSize: size,
    pageMargins: [0, 0, 0, 0],
    version: '1.7',
    info: { creationDate: new Date(created) },
    defaultStyle: { font: 'Tinos', fontSize: 9, lineHeight: 1 },
    content: nfc(content) as Content[],
  };
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}

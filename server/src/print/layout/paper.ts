import type { Content } from 'pdfmake/interfaces.js';
import {
  type Agency,
  ending,
  heading,
  type Laid,
  layOut,
  longDate,
  mm,
  paragraph,
  textWidth,
  title,
} from './layout.ts';
import { type Sketch, sketchContent } from './sketch.ts';

export interface Column {
  title: string;
  /** Share of the text width; the shares of a table add up to 1. */
  share: number;
  align?: 'left' | 'center' | 'right';
}

/** One block of a paper's body, in reading order. */
export type Section =
  | { kind: 'basis'; text: string }
  | { kind: 'addressee'; lines: string[] }
  | { kind: 'part'; text: string }
  | { kind: 'point'; text: string }
  | { kind: 'article'; label: string; text: string }
  | { kind: 'chapter'; label: string; text: string }
  | { kind: 'centred'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'labelled'; label: string; text: string }
  | { kind: 'table'; caption: string; unit: string; columns: Column[]; rows: string[][] }
  | { kind: 'sketch'; sketch: Sketch }
  | { kind: 'newPage' };

export interface Paper {
  /** Kind as printed: `Tờ trình`, `Dự thảo Nghị quyết`, `Phụ lục` … */
  type: string;
  number: string;
  /** ISO instant of the paper. */
  date: string;
  place: string;
  agency: Agency;
  subject: string;
  recipients: string[];
  signer: { title: string; name: string };
  body: Section[];
}

const numeric = /^[+-]?[\d.,]+%?$/;

function tableContent(section: Extract<Section, { kind: 'table' }>): Content {
  const head = section.columns.map(({ title }) => ({ text: title, bold: true, alignment: 'center' as const }));
  const rows = section.rows.map((row) => {
    const total = row[1]?.startsWith('TỔNG') || row[1]?.startsWith('Tổng') || /^[IVX]+$/.test(row[0] ?? '');
    return section.columns.map(({ align }, index) => {
      const text = row[index] ?? '';
      const alignment = align ?? (numeric.test(text) ? ('right' as const) : ('left' as const));
      return { text, alignment, bold: total };
    });
  });
  return {
    stack: [
      ...(section.caption ? [{ text: section.caption, bold: true, alignment: 'center' as const }] : []),
      ...(section.unit
        ? [
            {
              text: section.unit,
              italics: true,
              alignment: 'right' as const,
              fontSize: 12,
              margin: [0, 2, 0, 2] as [number, number, number, number],
            },
          ]
        : []),
      {
        fontSize: 12,
        lineHeight: 1.05,
        table: {
          headerRows: 1,
          dontBreakRows: true,
          // pdfmake's width of a column excludes its paddings and lines.
          widths: section.columns.map(({ share }) => textWidth * share - 9),
          body: [head, ...rows],
        },
        layout: { hLineWidth: () => 0.6, vLineWidth: () => 0.6, paddingTop: () => 2.5, paddingBottom: () => 2.5 },
      },
    ],
    margin: [0, 4, 0, 12],
  } as Content;
}

function sectionContent(section: Section): Content {
  switch (section.kind) {
    case 'basis':
      return paragraph(section.text, { italics: true });
    case 'addressee':
      return section.lines.length === 1
        ? { text: `Kính gửi: ${section.lines[0]}`, alignment: 'center', margin: [0, 0, 0, 12] }
        : {
            columns: [
              { text: 'Kính gửi:', width: 150, alignment: 'right' },
              { stack: section.lines.map((line) => `- ${line}`), margin: [8, 0, 0, 0] },
            ],
            margin: [0, 0, 0, 12],
          };
    case 'part':
      return paragraph(section.text, { bold: true, margin: [0, 6, 0, 6] });
    case 'point':
      return paragraph(section.text, { bold: true });
    case 'article':
      return paragraph([{ text: `${section.label}. `, bold: true }, section.text]);
    case 'chapter':
      return {
        stack: [section.label, section.text.toUpperCase()],
        bold: true,
        alignment: 'center',
        margin: [0, 8, 0, 8],
      };
    case 'centred':
      return { text: section.text, bold: true, alignment: 'center', margin: [0, 4, 0, 8] };
    case 'labelled':
      return paragraph([{ text: section.text ? `${section.label}: ` : section.label, bold: true }, section.text]);
    case 'text':
      return paragraph(section.text);
    case 'table':
      return tableContent(section);
    case 'sketch':
      return sketchContent(section.sketch);
    case 'newPage':
      return { text: '', pageBreak: 'after' };
  }
}

function signerContent({ title: office, name }: Paper['signer']): Content {
  return {
    stack: [
      ...office.split('\n').map((text) => ({ text: text.toUpperCase(), bold: true })),
      { text: name, bold: true, margin: [0, mm(22), 0, 0] },
    ],
    alignment: 'center',
  };
}

/** `Dự toán thu` -> `dự toán thu`, but `HĐND` stays. */
const lowerFirst = (text: string): string => text.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase());

const draftKinds = /^Dự thảo /;

/** The top of the first page: an annex names the paper it belongs to instead of the national heading. */
function opening(paper: Paper): Content[] {
  if (paper.type === 'Phụ lục') return [title('Phụ lục', paper.subject)];
  const draft = draftKinds.test(paper.type);
  const type = paper.type.replace(draftKinds, '');
  const head = heading({
    ...paper.agency,
    number: paper.number || (draft ? '      /' : ''),
    mark: draft ? 'DỰ THẢO' : '',
    placeAndDate: draft
      ? `${paper.place}, ngày      tháng      năm ${paper.date.slice(0, 4)}`
      : `${paper.place}, ${longDate(paper.date)}`,
  });
  const subject =
    type === 'Tờ trình' && !paper.subject.startsWith('Về') ? `Về ${lowerFirst(paper.subject)}` : paper.subject;
  return [head, title(type, subject)];
}

/** Lays out one paper by ND 30/2020 and counts its pages. */
export function layOutPaper(paper: Paper): Promise<Laid> {
  const content = [...opening(paper), ...paper.body.map(sectionContent)];
  const annex = paper.type === 'Phụ lục' || paper.type === 'Bản vẽ';
  content.push(ending(annex ? [] : paper.recipients, signerContent(paper.signer)));
  return layOut(content, {
    title: [paper.type, paper.number, paper.subject].filter(Boolean).join(' – '),
    author: paper.agency.unit,
    created: paper.date,
  });
}

/** One administrative paper as PDF: A4, Vietnamese, the same bytes for the same paper. */
export async function paperPdf(paper: Paper): Promise<Uint8Array> {
  return (await layOutPaper(paper)).bytes;
}

import { PDF } from '@libpdf/core';
import type { Content } from 'pdfmake/interfaces.js';
import type { FieldPlace } from './fieldPlace.ts';
import { heading, layOut, longDate, mm, paragraph, title } from './layout.ts';
import { testLabel } from './minutes.ts';
import { type VoteContent, voteContent } from './vote.ts';

/** Everything the counting board's record (biên bản kiểm phiếu) prints. Instants are ISO 8601. */
export interface CountingRecordContent {
  agency: { upper: string; unit: string };
  place: string;
  date: string;
  subject: string;
  venue: string;
  /** How the meeting elected the board. */
  basis: string;
  members: { role: string; name: string; title: string }[];
  /** Handed out, collected, valid, invalid: a line each. */
  slips: string[];
  vote: VoteContent;
  /** Root of the tree over the published slips, and the digest of their file; null where hands were counted. */
  publication: { root: string; file: string } | null;
  testSignatures: boolean;
}

/** Stands where a signature will be laid over it: how its place is found. */
const placeHolder = '(chữ ký số)';
export const boardBox = { width: mm(66), height: mm(22) };

/** The field of the n-th member of the board, from 0. */
export const boardField = (index: number): string => `board-${index + 1}`;

const two = (value: number): string => String(value).padStart(2, '0');

function signer({ role, name }: CountingRecordContent['members'][number]): Content {
  return {
    stack: [
      { text: role.toUpperCase(), bold: true, fontSize: 12 },
      {
        text: placeHolder,
        fontSize: 9,
        color: '#767676',
        margin: [0, boardBox.height / 2, 0, boardBox.height / 2],
      },
      { text: name, bold: true },
    ],
    alignment: 'center',
    margin: [0, 0, 0, 10],
  } as Content;
}

/** Two signatures in a line; an odd last one stands alone at the left. */
function signers(members: CountingRecordContent['members']): Content[] {
  const lines: Content[] = [];
  for (let at = 0; at < members.length; at += 2) {
    const pair = members.slice(at, at + 2).map(signer);
    lines.push({ columns: pair.length === 2 ? pair : [...pair, ''], columnGap: mm(8), unbreakable: true } as Content);
  }
  return lines;
}

/** The record with an empty rectangle for the digital signature of each member of the board. The same content gives the same bytes. */
export async function countingRecordPdf(
  content: CountingRecordContent,
): Promise<{ bytes: Uint8Array; pages: number; fields: FieldPlace[] }> {
  const { slips, members, publication } = content;
  const body: Content[] = [
    heading({ ...content.agency, number: '', placeAndDate: `${content.place}, ${longDate(content.date)}` }),
    title('Biên bản kiểm phiếu', content.subject),
    paragraph(`Địa điểm: ${content.venue}.`),
    paragraph(`Ban kiểm phiếu gồm ${two(members.length)} người. ${content.basis.replace(/\.?$/, '.')}`),
    ...members.map(({ role, name, title: office }) =>
      paragraph(`- ${name}${office ? `, ${office}` : ''}: ${role}.`, { margin: [0, 0, 0, 2] }),
    ),
    paragraph('Kết quả kiểm phiếu:', { bold: true, margin: [0, 6, 0, 6] }),
    ...slips.map((line) => paragraph(`- ${line}`, { margin: [0, 0, 0, 2] })),
    ...voteContent(content.vote),
    ...(publication
      ? [
          paragraph(
            'Các phiếu đã được công bố không kèm tên, sắp theo mã phiếu; mỗi người tự tìm được phiếu của mình. Hòm phiếu và khoá phát phiếu đã được huỷ.',
          ),
        ]
      : []),
    {
      stack: [
        ...signers(members),
        ...(content.testSignatures ? [{ text: testLabel, bold: true, fontSize: 10, alignment: 'center' }] : []),
        ...(publication
          ? [
              {
                text: `Gốc cây băm của các phiếu (SHA-256):\n${publication.root}\nTệp phiếu công bố (SHA-256):\n${publication.file}`,
                fontSize: 8.5,
                alignment: 'center',
                margin: [0, 6, 0, 0],
              },
            ]
          : []),
      ],
      margin: [0, 10, 0, 0],
    } as Content,
  ];
  const { bytes, pages } = await layOut(body, {
    title: `Biên bản kiểm phiếu – ${content.subject}`,
    author: content.agency.unit,
    created: content.date,
  });
  return { bytes, pages, fields: await findFields(bytes, members.length) };
}

/** The places in reading order: page by page, from above, from the left. */
async function findFields(bytes: Uint8Array, count: number): Promise<FieldPlace[]> {
  const found = (await PDF.load(bytes)).findText(placeHolder);
  const lineOf = (y: number): number => Math.round(y / 10);
  const order = found.toSorted(
    (a, b) => a.pageIndex - b.pageIndex || lineOf(b.bbox.y) - lineOf(a.bbox.y) || a.bbox.x - b.bbox.x,
  );
  if (order.length !== count) throw new Error('the places of the signatures were not found');
  return order.map(({ bbox, pageIndex }, index) => {
    const x = bbox.x + bbox.width / 2 - boardBox.width / 2;
    const y = bbox.y + bbox.height / 2 - boardBox.height / 2;
    return { name: boardField(index), page: pageIndex + 1, rect: [x, y, x + boardBox.width, y + boardBox.height] };
  });
}

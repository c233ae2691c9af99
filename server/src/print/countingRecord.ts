import { boardField } from '@dien-hong/shared';
import type { Content } from 'pdfmake/interfaces.js';
import type { FieldPlace } from './layout/fieldPlace.ts';
import { boardBox, layOutSigned, type Place } from './layout/fields.ts';
import { type Agency, heading, mm, paragraph, testLabel, title } from './layout/layout.ts';
import { sentence } from './layout/paperTime.ts';
import { type VoteContent, voteContent } from './vote.ts';

/** Everything the counting board's record (biên bản kiểm phiếu) prints; times are as people write them. */
export interface CountingRecordContent {
  readonly agency: Agency;
  readonly number: string;
  readonly placeAndDate: string;
  readonly subject: string;
  /** The meeting it was counted in. */
  readonly meeting: string;
  readonly venue: string;
  /** From when to when it was voted and counted. */
  readonly hours: string;
  /** How the meeting elected the board. */
  readonly basis: string;
  readonly members: readonly {
    readonly role: string;
    readonly address: string;
    readonly name: string;
    readonly title: string;
  }[];
  /** Handed out, collected, valid, invalid: a line each. */
  readonly slips: readonly string[];
  readonly vote: VoteContent;
  /** Root of the tree over the published slips, and the digest of their file; null where hands were counted. */
  readonly publication: { readonly root: string; readonly file: string } | null;
  readonly testSignatures: boolean;
  /** ISO 8601, written into the file. */
  readonly created: string;
}

const two = (value: number): string => String(value).padStart(2, '0');

function signer({ role, name }: CountingRecordContent['members'][number], place: Content): Content {
  return {
    stack: [{ text: role.toUpperCase(), bold: true, fontSize: 12 }, place, { text: name, bold: true }],
    alignment: 'center',
    margin: [0, 0, 0, 10],
  } as Content;
}

/** Two signatures in a line; an odd last one stands alone at the left. */
function signers(members: CountingRecordContent['members'], place: Place): Content[] {
  const all = members.map((member, index) => signer(member, place(boardField(index))));
  return Array.from({ length: Math.ceil(all.length / 2) }, (_, line) => {
    const pair = all.slice(2 * line, 2 * line + 2);
    return { columns: pair.length === 2 ? pair : [...pair, ''], columnGap: mm(8), unbreakable: true } as Content;
  });
}

/** The lines about the published slips. A voter finds his own only while his tablet still keeps the secret of his slip. */
const published =
  'Các phiếu đã được công bố không kèm tên, sắp theo mã phiếu. Mã phiếu chỉ hiện trên thiết bị của người bỏ phiếu trong lúc trang biểu quyết còn mở; ai đã ghi lại mã thì tìm được phiếu của mình. Hòm phiếu và khoá phát phiếu đã được huỷ.';

const digests = ({ root, file }: NonNullable<CountingRecordContent['publication']>): Content =>
  ({
    text: `Gốc cây băm của các phiếu (SHA-256):\n${root}\nTệp phiếu công bố (SHA-256):\n${file}`,
    fontSize: 8.5,
    alignment: 'center',
    margin: [0, 6, 0, 0],
  }) as Content;

/** The number of lines of two signatures that fit on a page with the end of the text. */
const linesOfAPage = 5;

/** The record with an empty rectangle for the digital signature of each member of the board. The same content gives the same bytes. */
export function countingRecordPdf(
  content: CountingRecordContent,
): Promise<{ bytes: Uint8Array; pages: number; fields: FieldPlace[] }> {
  const { slips, members, publication } = content;
  const body = (place: Place): Content[] => {
    const lines = signers(members, place);
    const end: Content[] = [
      ...(publication ? [paragraph(published)] : []),
      paragraph('Biên bản này được lập tại cuộc họp, các thành viên Ban kiểm phiếu cùng ký tên./.', {
        margin: [0, 6, 0, 12],
      }),
      ...lines.slice(0, linesOfAPage),
    ];
    return [
      heading({ ...content.agency, number: content.number, placeAndDate: content.placeAndDate }),
      title('Biên bản kiểm phiếu', content.subject),
      paragraph(sentence(content.meeting)),
      paragraph(content.hours),
      paragraph(`Địa điểm: ${sentence(content.venue)}`),
      paragraph(`Ban kiểm phiếu gồm ${two(members.length)} người. ${sentence(content.basis)}`),
      ...members.map(({ role, address, name, title: office }) =>
        paragraph(`- ${`${address} ${name}`.trim()}${office ? `, ${office}` : ''}: ${role}.`, { margin: [0, 0, 0, 2] }),
      ),
      paragraph('Kết quả kiểm phiếu:', { bold: true, margin: [0, 6, 0, 6] }),
      ...slips.map((line) => paragraph(`- ${line}`, { margin: [0, 0, 0, 2] })),
      ...voteContent(content.vote),
      { stack: end, unbreakable: true } as Content,
      ...lines.slice(linesOfAPage),
      {
        stack: [
          ...(content.testSignatures ? [{ text: testLabel, bold: true, fontSize: 10, alignment: 'center' }] : []),
          ...(publication ? [digests(publication)] : []),
        ],
        unbreakable: true,
      } as Content,
    ];
  };
  const info = {
    title: `Biên bản kiểm phiếu – ${content.subject}`,
    author: content.agency.unit.replace(/\n/g, ' '),
    created: content.created,
  };
  return layOutSigned(body, info, { names: members.map((_, index) => boardField(index)), box: boardBox });
}

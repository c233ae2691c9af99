import type { Content } from 'pdfmake/interfaces.js';
import { mm, paragraph } from './layout/layout.ts';

/** A vote as minutes, counting records and printed results print it. */
export interface VoteContent {
  question: string;
  /** `Biểu quyết công khai`, `Bỏ phiếu kín, lần 2` … */
  form: string;
  /** When it was put and before how many. */
  put: string[];
  /** None for a vote that was annulled. One row per choice or candidate; `percent` is of the stated base, already with two decimals (`87,50`). */
  rows: { label: string; count: number; percent: string }[];
  /** The base of the percentages in words: `tổng số 08 thành viên UBND xã`. */
  base: string;
  /** The rule's own sentence: the reason why it passed or failed. */
  explanation: string;
  /** The voters who took no part and why, and the ballots that others entered: a sentence each. */
  notes: string[];
  /** The voters by their choice in an open vote; left out for a secret one. */
  byName?: { choice: string; names: string[] }[];
}

const small = (text: Content): Content => paragraph(text, { fontSize: 13, margin: [0, 0, 0, 3] });

function figures(vote: VoteContent): Content[] {
  if (vote.rows.length === 0) return [];
  const head = ['Phương án', 'Số phiếu', `Tỷ lệ`].map((text) => ({ text, bold: true, alignment: 'center' as const }));
  const rows = vote.rows.map(({ label, count, percent }) => [
    label,
    { text: String(count).padStart(2, '0'), alignment: 'center' as const },
    { text: `${percent}%`, alignment: 'center' as const },
  ]);
  return [
    {
      table: {
        headerRows: 1,
        keepWithHeaderRows: 1,
        dontBreakRows: true,
        widths: ['*', 80, 90],
        body: [head, ...rows],
      },
      layout: { hLineWidth: () => 0.6, vLineWidth: () => 0.6 },
      fontSize: 13,
      margin: [mm(12.7), 0, 0, 4],
    },
    ...(vote.base ? [small(`Tỷ lệ tính trên ${vote.base}.`)] : []),
  ];
}

/** More rows than this do not fit on a page with their question. */
const together = 20;

/** The question with its figures in a table, the rule’s sentence, and the voters by their choice where that is public. */
export function voteContent(vote: VoteContent): Content[] {
  const opening = [
    paragraph([{ text: `${vote.form}: `, bold: true, italics: true }, vote.question], { margin: [0, 2, 0, 4] }),
    ...vote.put.map(small),
    ...figures(vote),
  ];
  return [
    // The question stays with its figures on one page.
    ...(vote.rows.length <= together ? [{ unbreakable: true, stack: opening } as Content] : opening),
    paragraph(vote.explanation),
    ...(vote.byName ?? []).map(({ choice, names }) =>
      small([{ text: `${choice}: `, italics: true }, names.length ? `${names.join('; ')}.` : 'không có.']),
    ),
    ...vote.notes.map(small),
  ];
}

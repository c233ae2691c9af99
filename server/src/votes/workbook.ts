import writeExcelFile from 'write-excel-file/node';
import type { VoteResultContent } from '../print/voteResult.ts';

const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
const wrapped = (value: string) => ({ value, wrap: true, columnSpan: 3, alignVertical: 'top' as const });

/** The result as a workbook: the figures, and on a second sheet the voters by their choice where that is public. Numbers are numbers. */
export async function resultWorkbook({ subject, title, vote, counting }: VoteResultContent): Promise<Buffer> {
  const figures = [
    [bold(title)],
    [subject],
    [wrapped(`${vote.form}: ${vote.question}`)],
    [],
    ...[...vote.put, ...counting].map((line) => [wrapped(line)]),
    [bold('Phương án'), bold('Số phiếu'), bold('Tỷ lệ (%)')],
    ...vote.rows.map(({ label, count, percent }) => [label, count, Number(percent.replace(',', '.'))]),
    [],
    [`Tỷ lệ tính trên ${vote.base}.`],
    [wrapped(vote.explanation)],
    ...vote.notes.map((line) => [wrapped(line)]),
  ];
  const sheets = [{ data: figures, sheet: 'Kết quả', columns: [{ width: 60 }, { width: 12 }, { width: 12 }] }];
  const names = (vote.byName ?? []).flatMap(({ choice, names }) => names.map((name) => [name, choice]));
  const byName = [[bold('Họ và tên'), bold('Biểu quyết')], ...names];
  const columns = [{ width: 40 }, { width: 40 }];
  return writeExcelFile(
    names.length > 0 ? [...sheets, { data: byName, sheet: 'Theo tên', columns }] : sheets,
  ).toBuffer();
}

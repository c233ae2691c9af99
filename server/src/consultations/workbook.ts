import type { ConsultationResult, MemberStatistics } from '@dien-hong/shared';
import writeExcelFile from 'write-excel-file/node';
import type { ConsultationContent } from '../print/consultation.ts';

const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
const wide = (...widths: number[]) => widths.map((width) => ({ width }));

/** The summary of opinions: the figures, and on a second sheet every answer. Numbers are numbers. */
export function consultationWorkbook(content: ConsultationContent): Promise<Buffer> {
  const figures = [
    [bold(content.subject)],
    [content.asked],
    [`Gửi lúc ${content.sent}; thời hạn ${content.deadline}`],
    ...content.course.map((line) => [line]),
    [],
    [bold('Ý kiến'), bold('Trong hạn'), bold('Trả lời muộn')],
    ...content.choices.map(({ choice, inTime, late }) => [choice, inTime, late]),
    [],
    [content.explanation],
    [content.general],
  ];
  const answers = [
    ['Họ và tên', 'Chức vụ', 'Ý kiến', 'Lúc', 'Muộn', 'Nội dung', 'Giải trình, tiếp thu'].map(bold),
    ...content.answers.map((one) => [
      one.name,
      one.title,
      one.choice,
      one.at,
      one.late ? 'muộn' : '',
      one.text,
      one.taken,
    ]),
  ];
  return writeExcelFile([
    { data: figures, sheet: 'Tổng hợp', columns: wide(60, 14, 14) },
    { data: answers, sheet: 'Ý kiến', columns: wide(28, 32, 18, 20, 8, 60, 60) },
  ]).toBuffer();
}

/** Statistics over several consultations: by member, and by consultation. */
export function statisticsWorkbook({
  members,
  consultations,
}: {
  readonly members: readonly (MemberStatistics & { readonly name: string })[];
  readonly consultations: readonly {
    readonly number: string;
    readonly subject: string;
    readonly told: string;
    readonly result: ConsultationResult;
  }[];
}): Promise<Buffer> {
  const byMember = [
    [
      'Họ và tên',
      'Được hỏi',
      'Trong hạn',
      'Muộn',
      'Không trả lời',
      'Đồng ý',
      'Không đồng ý',
      'Ý kiến khác',
      'Số giờ để trả lời',
    ].map(bold),
    ...members.map(({ name, asked, inTime, late, silent, choices, meanTime }) => [
      name,
      asked,
      inTime,
      late,
      silent,
      ...choices,
      meanTime === null ? null : Math.round(meanTime / 360_000) / 10,
    ]),
  ];
  const byConsultation = [
    ['Số', 'Nội dung', 'Được hỏi', 'Trong hạn', 'Muộn', 'Không trả lời', 'Kết quả'].map(bold),
    ...consultations.map(({ number, subject, result, told }) => [
      number,
      subject,
      result.recipients,
      result.inTime,
      result.late,
      result.silent,
      told,
    ]),
  ];
  return writeExcelFile([
    { data: byMember, sheet: 'Theo người', columns: wide(30, 10, 10, 10, 14, 10, 14, 14, 18) },
    { data: byConsultation, sheet: 'Theo phiếu', columns: wide(16, 60, 10, 10, 10, 14, 80) },
  ]).toBuffer();
}

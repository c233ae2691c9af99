import type { Content } from 'pdfmake/interfaces.js';
import { type Agency, ending, heading, type Laid, layOut, mm, paragraph, title } from './layout/layout.ts';

/** Everything the summary of a written consultation prints; times are as people write them. */
export interface ConsultationContent {
  agency: Agency;
  /** Of the summary itself; empty without one. */
  number: string;
  placeAndDate: string;
  /** ISO 8601, written into the file. */
  created: string;
  /** The number of the papers that were sent out. */
  asked: string;
  subject: string;
  question: string;
  sent: string;
  deadline: string;
  /** Still being answered. */
  open: boolean;
  /** How it ended, and the silent recipients: a sentence each. */
  course: string[];
  choices: { choice: string; inTime: number; late: number }[];
  explanation: string;
  answers: { name: string; title: string; choice: string; at: string; late: boolean; text: string; taken: string }[];
  general: string;
  recipients: string[];
  signer: { capacity: string; title: string; name: string };
}

const lines = { hLineWidth: () => 0.6, vLineWidth: () => 0.6 };
const head = (words: string[]) => words.map((text) => ({ text, bold: true, alignment: 'center' as const }));

function signerContent({ capacity, title: office, name }: ConsultationContent['signer']): Content {
  return {
    stack: [
      { text: capacity.toUpperCase(), bold: true },
      ...(office ? [{ text: office, italics: true, fontSize: 12 }] : []),
      { text: name, bold: true, margin: [0, mm(24), 0, 0] },
    ],
    alignment: 'center',
  } as Content;
}

/** The summary of opinions (tổng hợp ý kiến). The same content gives the same bytes. */
export function consultationPdf({ agency, created, ...content }: ConsultationContent): Promise<Laid> {
  const counts = content.choices.map(({ choice, inTime, late }) => [
    choice,
    { text: String(inTime), alignment: 'center' as const },
    { text: String(late), alignment: 'center' as const },
  ]);
  const answers = content.answers.map((one, index) => [
    { text: String(index + 1), alignment: 'center' as const },
    one.title ? `${one.name}\n${one.title}` : one.name,
    one.late ? `${one.choice} (muộn)` : one.choice,
    one.at,
    one.text,
  ]);
  const taken = content.answers.filter((one) => one.taken !== '');
  const asked = content.asked ? ` theo Phiếu lấy ý kiến số ${content.asked}` : '';
  return layOut(
    [
      heading({ ...agency, number: content.number, placeAndDate: content.placeAndDate }),
      title('Tổng hợp ý kiến', content.subject),
      paragraph(content.question),
      paragraph(`Gửi lấy ý kiến${asked} lúc ${content.sent}; thời hạn trả lời: ${content.deadline}.`),
      ...(content.open ? [paragraph('Đang lấy ý kiến: số liệu chưa phải kết quả cuối cùng.', { bold: true })] : []),
      ...content.course.map((line) => paragraph(line)),
      {
        table: {
          headerRows: 1,
          widths: ['*', 80, 90],
          body: [head(['Ý kiến', 'Trong hạn', 'Trả lời muộn']), ...counts],
        },
        layout: lines,
        fontSize: 13,
        margin: [0, 2, 0, 6],
      } as Content,
      paragraph(content.explanation, { bold: true }),
      {
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: [24, 120, 80, 78, '*'],
          body: [head(['TT', 'Họ và tên', 'Ý kiến', 'Lúc', 'Nội dung']), ...answers],
        },
        layout: lines,
        fontSize: 11.5,
        margin: [0, 4, 0, 6],
      } as Content,
      ...(content.general || taken.length > 0
        ? [paragraph('Giải trình, tiếp thu', { bold: true, margin: [0, 6, 0, 4] })]
        : []),
      ...(content.general ? [paragraph(content.general)] : []),
      ...taken.map((one) => paragraph([{ text: `${one.name}: `, italics: true }, one.taken])),
      {
        unbreakable: true,
        stack: [
          paragraph('Trên đây là tổng hợp ý kiến bằng văn bản./.'),
          ending(content.recipients, signerContent(content.signer)),
        ],
      } as Content,
    ],
    { title: `Tổng hợp ý kiến – ${content.subject}`, author: agency.unit.replace(/\n/g, ' '), created },
  );
}

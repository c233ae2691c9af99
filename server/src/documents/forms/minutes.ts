import { PDF } from '@libpdf/core';
import type { Content } from 'pdfmake/interfaces.js';
import type { FieldPlace } from './fieldPlace.ts';
import { ending, heading, layOut, longDate, mm, paragraph, title } from './layout.ts';
import { type VoteContent, voteContent } from './vote.ts';

export const testLabel = 'CHỮ KÝ THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ';

export interface MinutesSpeech {
  /** ISO instant at which the floor was given. */
  at: string;
  /** `Ông` or `Bà`, as the organisation addresses people. */
  address: string;
  name: string;
  title: string;
  summary: string;
  seconds: number;
}

export interface MinutesItem {
  no: number;
  title: string;
  /** Name and office of who presented; empty when nobody did. */
  presenter: string;
  paragraphs: string[];
  speeches: MinutesSpeech[];
  votes: VoteContent[];
  conclusion: string;
}

/** Everything form 1.9 of annex III (ND 30/2020) prints. Instants are ISO 8601. */
export interface MinutesContent {
  agency: { upper: string; unit: string };
  number: string;
  place: string;
  date: string;
  subject: string;
  startedAt: string;
  endedAt: string;
  venue: string;
  present: string[];
  absent: string[];
  substitutes: string[];
  /** Results of written consultations that were reported here, a sentence each. */
  reports: string[];
  chair: string;
  secretary: string;
  items: MinutesItem[];
  /** How the minutes were adopted, e.g. `07/07 thành viên có mặt nhất trí`; empty leaves the sentence out. */
  adoption: string;
  recipients: string[];
  signers: {
    secretary: { capacity: string; title: string; name: string };
    chair: { capacity: string; title: string; name: string };
  };
  /** Signed head of the meeting's log: what a verifier compares. */
  log: { head: string; records: number };
  testSignatures: boolean;
}

/** Stands where the signature will be laid over it: what an unsigned print shows, and how its place is found. */
const placeHolder = '(chữ ký số)';
/** What each signature field measures, points. */
export const signatureBox = { width: mm(70), height: mm(25) };

/** ISO instant -> `07 giờ 32 phút`. */
function clock(instant: string): string {
  const at = new Date(new Date(instant).getTime() + 7 * 3_600_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(at.getUTCHours())} giờ ${two(at.getUTCMinutes())} phút`;
}

const minutesOf = (seconds: number): string => (seconds < 60 ? `${seconds} giây` : `${Math.round(seconds / 60)} phút`);

const lead = (label: string, text: string): Content => paragraph([{ text: `${label}: `, bold: true }, text]);

function list(label: string, people: string[]): Content[] {
  if (people.length === 0) return [];
  return [
    paragraph([{ text: label, bold: true }]),
    ...people.map((person) => paragraph(`- ${person}`, { margin: [0, 0, 0, 2] })),
  ];
}

function itemContent(item: MinutesItem): Content[] {
  return [
    paragraph(`${item.no}. ${item.title}`, { bold: true, margin: [0, 4, 0, 6] }),
    ...(item.presenter ? [lead('Trình bày', item.presenter)] : []),
    ...item.paragraphs.map((text) => paragraph(text)),
    ...(item.speeches.length ? [paragraph([{ text: 'Ý kiến phát biểu:', bold: true }])] : []),
    ...item.speeches.map((speech) =>
      paragraph([
        { text: `- ${clock(speech.at)}, ${speech.address} ${speech.name}`, italics: true },
        ` (${speech.title}, ${minutesOf(speech.seconds)}): ${speech.summary}`,
      ]),
    ),
    ...item.votes.flatMap(voteContent),
    ...(item.conclusion ? [lead('Kết luận của chủ tọa', item.conclusion)] : []),
  ];
}

function signatureContent(signer: { capacity: string; title: string; name: string }): Content {
  return {
    stack: [
      { text: signer.capacity.toUpperCase(), bold: true },
      { text: signer.title, fontSize: 12, italics: true },
      {
        text: placeHolder,
        fontSize: 9,
        color: '#767676',
        margin: [0, signatureBox.height / 2, 0, signatureBox.height / 2],
      },
      { text: signer.name, bold: true },
    ],
    alignment: 'center',
  } as Content;
}

/**
 * The minutes as form 1.9 lays them out, with two empty rectangles for the digital signatures:
 * the secretary's at the left, the chair's at the right, both on the same page.
 * The same content gives the same bytes.
 */
export async function minutesPdf(
  content: MinutesContent,
): Promise<{ bytes: Uint8Array; pages: number; fields: FieldPlace[] }> {
  const { signers } = content;
  const body: Content[] = [
    heading({ ...content.agency, number: content.number, placeAndDate: `${content.place}, ${longDate(content.date)}` }),
    title('Biên bản', content.subject),
    lead('Thời gian bắt đầu', `${clock(content.startedAt)}, ${longDate(content.startedAt)}.`),
    lead('Địa điểm', content.venue),
    ...list('Thành phần tham dự:', content.present),
    ...list('Vắng mặt, rời họp:', content.absent),
    ...list('Người dự thay:', content.substitutes),
    ...list('Kết quả lấy ý kiến bằng văn bản đã báo cáo:', content.reports),
    lead('Chủ trì (chủ tọa)', content.chair),
    lead('Thư ký (người ghi biên bản)', content.secretary),
    paragraph('NỘI DUNG (THEO DIỄN BIẾN CUỘC HỌP):', { bold: true, margin: [0, 6, 0, 6] }),
    ...content.items.flatMap(itemContent),
    paragraph(
      `Cuộc họp kết thúc vào ${clock(content.endedAt)}, ${longDate(content.endedAt)}${content.adoption ? `. Biên bản được thông qua tại cuộc họp, ${content.adoption}` : ''}./.`,
      { margin: [0, 6, 0, 6] },
    ),
    {
      stack: [
        {
          columns: [signatureContent(signers.secretary), signatureContent(signers.chair)],
          columnGap: mm(8),
        },
        ...(content.testSignatures
          ? [{ text: testLabel, bold: true, fontSize: 10, alignment: 'center', margin: [0, 8, 0, 0] }]
          : []),
        {
          text: `Nhật ký cuộc họp: ${content.log.records} bản ghi; giá trị băm cuối (SHA-256):\n${content.log.head}`,
          fontSize: 8.5,
          alignment: 'center',
          margin: [0, 4, 0, 0],
        },
        ending(content.recipients, ''),
      ],
      unbreakable: true,
      margin: [0, 10, 0, 0],
    } as Content,
  ];
  const { bytes, pages } = await layOut(body, {
    title: `Biên bản ${content.number} – ${content.subject}`,
    author: content.agency.unit,
    created: content.date,
  });
  return { bytes, pages, fields: await findFields(bytes) };
}

/** The last two place-holders of the document, left and right, each with its box around the middle. */
async function findFields(bytes: Uint8Array): Promise<FieldPlace[]> {
  const found = (await PDF.load(bytes)).findText(placeHolder);
  const order = found.toSorted((a, b) => b.pageIndex - a.pageIndex || a.bbox.y - b.bbox.y).slice(0, 2);
  const [left, right] = order.toSorted((a, b) => a.bbox.x - b.bbox.x);
  if (!left || !right || left.pageIndex !== right.pageIndex)
    throw new Error('the places of the signatures were not found');
  const place = (name: keyof MinutesContent['signers'], { bbox, pageIndex }: typeof left): FieldPlace => {
    const x = bbox.x + bbox.width / 2 - signatureBox.width / 2;
    const y = bbox.y + bbox.height / 2 - signatureBox.height / 2;
    return { name, page: pageIndex + 1, rect: [x, y, x + signatureBox.width, y + signatureBox.height] };
  };
  return [place('secretary', left), place('chair', right)];
}

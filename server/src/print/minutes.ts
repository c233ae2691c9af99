import type { Content } from 'pdfmake/interfaces.js';
import type { FieldPlace } from './layout/fieldPlace.ts';
import { layOutSigned, type Place, signatureBox } from './layout/fields.ts';
import { type Agency, ending, heading, paragraph, testLabel, title } from './layout/layout.ts';
import { sentence } from './layout/paperTime.ts';
import { type VoteContent, voteContent } from './vote.ts';

export interface MinutesSpeech {
  readonly kind: 'speech';
  /** `lúc 08 giờ 06 phút, ông Đinh Công Luận`. */
  readonly who: string;
  /** Office, kind of speech, whole minutes. */
  readonly about: string;
  readonly summary: string;
}

/** A part of the course, in order. */
export type MinutesEntry =
  | { readonly kind: 'text'; readonly text: string }
  | MinutesSpeech
  | { readonly kind: 'vote'; readonly vote: VoteContent };

export interface MinutesItem {
  readonly no: number;
  readonly title: string;
  /** Name and office of the presenter; empty without one. */
  readonly presenter: string;
  readonly entries: readonly MinutesEntry[];
  readonly conclusion: string;
}

/** Everything form 1.9 of annex III (ND 30/2020) prints; times are as people write them. */
export interface MinutesContent {
  readonly agency: Agency;
  readonly number: string;
  /** Place and date, where the form of this body has them. */
  readonly placeAndDate: string;
  readonly subject: string;
  readonly startedAt: string;
  readonly venue: string;
  readonly present: readonly string[];
  readonly absent: readonly string[];
  readonly substitutes: readonly string[];
  /** Results of written consultations that were reported here, a sentence each. */
  readonly reports: readonly string[];
  readonly chair: string;
  readonly secretary: string;
  /** The items and the events between them, in the order of the meeting. */
  readonly course: readonly (MinutesItem | MinutesEntry)[];
  /** The heading of the course: `cuộc họp`, `hội nghị`… */
  readonly meeting: string;
  /** `chủ tọa`, `chủ trì`. */
  readonly chairWord: string;
  /** How it ended and how the minutes were adopted. */
  readonly closing: string;
  readonly recipients: readonly string[];
  readonly signers: Readonly<Record<'secretary' | 'chair', { capacity: string; title: string; name: string }>>;
  /** Signed head of the meeting's log: a verifier compares it. */
  readonly log: { readonly head: string; readonly records: number };
  readonly testSignatures: boolean;
  /** ISO 8601, written into the file. */
  readonly created: string;
}

const lead = (label: string, text: string): Content => paragraph([{ text: `${label}: `, bold: true }, text]);

function list(label: string, people: readonly string[]): Content[] {
  if (people.length === 0) return [];
  return [
    paragraph([{ text: label, bold: true }]),
    ...people.map((person) => paragraph(`- ${sentence(person)}`, { margin: [0, 0, 0, 2] })),
  ];
}

function entryContent(entry: MinutesEntry): Content[] {
  switch (entry.kind) {
    case 'text':
      return [paragraph(entry.text)];
    case 'speech': {
      const about = entry.about ? ` (${entry.about})` : '';
      const said = entry.summary ? `${about}: ${sentence(entry.summary)}` : `${about}.`;
      return [paragraph([{ text: `- ${entry.who}`, italics: true }, said])];
    }
    case 'vote':
      return voteContent(entry.vote);
    default:
      return entry satisfies never;
  }
}

/** The heading of an item never stands alone at the foot of a page. */
function itemContent(item: MinutesItem, chair: string): Content[] {
  const [first, ...others] = item.entries;
  const opening = first && first.kind !== 'vote' ? entryContent(first) : [];
  const rest = opening.length > 0 ? others : item.entries;
  return [
    {
      unbreakable: true,
      stack: [
        paragraph(`${item.no}. ${item.title}`, { bold: true, margin: [0, 4, 0, 6] }),
        ...(item.presenter ? [lead('Trình bày', sentence(item.presenter))] : []),
        ...opening,
      ],
    } as Content,
    ...rest.flatMap(entryContent),
    ...(item.conclusion ? [lead(`Kết luận của ${chair}`, item.conclusion)] : []),
  ];
}

function signatureContent(signer: MinutesContent['signers']['chair'], place: Content): Content {
  return {
    stack: [
      { text: signer.capacity.toUpperCase(), bold: true },
      ...(signer.title ? [{ text: signer.title, fontSize: 12, italics: true }] : []),
      place,
      { text: signer.name, bold: true },
    ],
    alignment: 'center',
  } as Content;
}

/** The end of the text and the signatures: on one page, so that every signed page has text. */
function closing(content: MinutesContent, last: Content[], place: Place): Content {
  const { signers } = content;
  return {
    stack: [
      ...last,
      paragraph(`${content.closing}./.`, { margin: [0, 6, 0, 16] }),
      {
        columns: [
          signatureContent(signers.secretary, place('secretary')),
          signatureContent(signers.chair, place('chair')),
        ],
        columnGap: 22,
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
  } as Content;
}

/**
 * The minutes as form 1.9 lays them out, with two empty rectangles for the digital signatures: the secretary's at the left, the
 * chair's at the right, both on one page with the last lines of the text. The same content gives the same bytes.
 */
export function minutesPdf(
  content: MinutesContent,
): Promise<{ bytes: Uint8Array; pages: number; fields: FieldPlace[] }> {
  const course = content.course.flatMap((one) =>
    'no' in one ? itemContent(one, content.chairWord) : entryContent(one),
  );
  // The last paragraph goes with the signatures where it is short enough to leave them room.
  const kept = JSON.stringify(course.at(-1) ?? '').length < 1500 ? 1 : 0;
  const body = (place: Place): Content[] => [
    heading({ ...content.agency, number: content.number, placeAndDate: content.placeAndDate }),
    title('Biên bản', content.subject),
    lead('Thời gian bắt đầu', content.startedAt),
    lead('Địa điểm', content.venue),
    ...list('Thành phần tham dự:', content.present),
    ...list('Vắng mặt, đến muộn, rời họp:', content.absent),
    ...list('Người dự thay:', content.substitutes),
    lead('Chủ trì (chủ tọa)', sentence(content.chair)),
    lead('Thư ký (người ghi biên bản)', sentence(content.secretary)),
    ...list('Kết quả lấy ý kiến bằng văn bản đã báo cáo:', content.reports),
    paragraph(`NỘI DUNG (THEO DIỄN BIẾN ${content.meeting.toUpperCase()}):`, { bold: true, margin: [0, 6, 0, 6] }),
    ...course.slice(0, course.length - kept),
    closing(content, course.slice(course.length - kept), place),
  ];
  const info = {
    title: ['Biên bản', content.number, '–', content.subject].filter(Boolean).join(' '),
    author: content.agency.unit.replace(/\n/g, ' '),
    created: content.created,
  };
  return layOutSigned(body, info, { names: ['secretary', 'chair'], box: signatureBox });
}

import {
  type Attendee,
  type Consultation,
  explainConsultation,
  infoOf,
  type MeetingState,
  type PublishedPaper,
  type Speech,
  votesOf,
} from '@dien-hong/shared';
import { agencyLines, placeOf } from '../documents/agency.ts';
import type { MinutesContent, MinutesItem, MinutesSpeech } from '../documents/forms/minutes.ts';
import type { PersonCard } from '../people/directory.ts';
import { voteContent } from '../votes/content.ts';

export interface MinutesSource {
  readonly state: MeetingState;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly people: ReadonlyMap<string, PersonCard>;
  /** What the secretary wrote, by key: `item:<id>`, `conclusion:<id>`, `speech:<id>`, `closing`, `number`. */
  readonly texts: ReadonlyMap<string, string>;
  /** Consultations whose result was reported at this meeting. */
  readonly reported: readonly Consultation[];
  readonly testSignatures: boolean;
}

const iso = (at: number): string => new Date(at).toISOString();
const hour = (at: number): string =>
  new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' })
    .format(at)
    .replace(':', ' giờ ');

const two = (value: number): string => String(value).padStart(2, '0');

function withTitle({ people }: MinutesSource, personId: string): string {
  const person = people.get(personId);
  return person ? `${person.salutation} ${person.fullName}, ${person.title}`.trim() : personId;
}

function speechOf(source: MinutesSource, speech: Speech): MinutesSpeech {
  const person = source.people.get(speech.personId);
  return {
    at: iso(speech.startedAt),
    address: person?.salutation ?? '',
    name: person?.fullName ?? speech.personId,
    title: person?.title ?? '',
    summary: source.texts.get(`speech:${speech.id}`) ?? '',
    seconds: Math.round(speech.spokenMs / 1000),
  };
}

function itemContent(source: MinutesSource, item: MeetingState['agenda']['items'][number], no: number): MinutesItem {
  const { state, texts } = source;
  const speeches = state.floor.past.filter((speech) => speech.itemId === item.id);
  const papers = Object.values(state.documents.papers).filter(
    (paper) => paper.itemId === item.id && paper.withdrawn === null,
  );
  const written = (texts.get(`item:${item.id}`) ?? '').split('\n').filter((line) => line.trim() !== '');
  return {
    no,
    title: item.title,
    presenter: item.presenterId ? withTitle(source, item.presenterId) : '',
    paragraphs: [
      ...(item.state === 'waiting' ? ['Nội dung này chưa được bàn.'] : []),
      ...(item.urgentReason ? [`Nội dung bổ sung tại cuộc họp; lý do: ${item.urgentReason}.`] : []),
      ...(item.paperOnly ? ['Tài liệu phát bản giấy; hệ thống không lưu nội dung.'] : []),
      ...(papers.length > 0 ? [`Tài liệu: ${papers.map(paperName).join('; ')}.`] : []),
      ...written,
    ],
    speeches: speeches.map((speech) => speechOf(source, speech)),
    votes: votesOf(state, item.id)
      .filter((vote) => vote.stage === 'closed' || vote.stage === 'annulled')
      .map((vote) => voteContent(source, vote)),
    conclusion: texts.get(`conclusion:${item.id}`) ?? '',
  };
}

const paperName = ({ kind, number, subject }: PublishedPaper): string =>
  [kind, number && `số ${number}`, `“${subject}”`].filter(Boolean).join(' ');

function attendanceLists(source: MinutesSource): Pick<MinutesContent, 'present' | 'absent' | 'substitutes'> {
  const { state } = source;
  const all = Object.values(state.attendance.people);
  const came = (one: Attendee) => one.stays.length > 0;
  const line = (one: Attendee) =>
    `${withTitle(source, one.personId)}${one.voter ? '' : ` (${one.role.toLowerCase()})`}`;
  const voters = all.filter((one) => one.voter);
  const guests = all.filter((one) => !one.voter && one.standsInFor === null);
  const quorum = state.life.quorumAtOpening;
  const count = quorum
    ? [
        `Khi khai mạc có mặt ${two(quorum.present)}/${two(quorum.total)} ${infoOf(state).rules.baseLabel}${quorum.met ? ' (đủ số lượng theo quy định)' : ''}:`,
      ]
    : [];
  const leavings = (one: Attendee): string[] =>
    one.stays.flatMap((stay) =>
      stay.to === null || stay.to === state.life.closedAt
        ? []
        : [
            `${withTitle(source, one.personId)}: rời họp lúc ${hour(stay.to)} phút${stay.reason ? ` (${stay.reason})` : ''}`,
          ],
    );
  const absence = (one: Attendee): string => {
    const reason = one.presence.is === 'absent' && one.presence.reason ? `: ${one.presence.reason}` : '';
    const excused = one.presence.is === 'absent' && one.presence.excused ? 'vắng có lý do' : 'vắng mặt';
    return `${withTitle(source, one.personId)}, ${excused}${reason}`;
  };
  return {
    present: [...count, ...voters.filter(came).map(line), ...guests.filter(came).map(line)],
    absent: [...[...voters, ...guests].filter((one) => !came(one)).map(absence), ...all.flatMap(leavings)],
    substitutes: all
      .filter((one) => one.standsInFor !== null)
      .map(
        (one) =>
          `${withTitle(source, one.personId)} dự thay ${source.people.get(one.standsInFor ?? '')?.fullName ?? ''}; được phát biểu, không biểu quyết`,
      ),
  };
}

function reportOf(state: Consultation): string {
  const { number = '', subject = '' } = state.info ?? {};
  return `${number ? `Phiếu số ${number}: ` : ''}${subject}. ${explainConsultation(state, 'vi')}`;
}

/** The minutes as the meeting's log and the secretary's texts have them now. Facts of the log cannot be edited away. */
export function minutesContent(source: MinutesSource): MinutesContent {
  const { state, head, texts } = source;
  const info = infoOf(state);
  const signer = (capacity: string, personId: string) => {
    const person = source.people.get(personId);
    return { capacity, title: person?.title ?? '', name: person?.fullName ?? personId };
  };
  const chair = info.chairs[0] ?? '';
  const secretary = info.secretaries[0] ?? '';
  const started = state.life.openedAt ?? info.scheduledStart;
  return {
    agency: { upper: '', unit: agencyLines(info.organisation.name) },
    number: texts.get('number') ?? '',
    place: placeOf(info.organisation.name),
    date: iso(started),
    subject: info.title,
    startedAt: iso(started),
    endedAt: iso(state.life.closedAt ?? info.scheduledEnd),
    venue: `${info.room.name}.`,
    ...attendanceLists(source),
    reports: source.reported.map(reportOf),
    chair: info.chairs.map((id) => withTitle(source, id)).join('; '),
    secretary: info.secretaries.map((id) => withTitle(source, id)).join('; '),
    items: state.agenda.items.map((item, index) => itemContent(source, item, index + 1)),
    adoption: texts.get('closing') ?? '',
    recipients: ['Các thành viên dự họp;', 'Lưu: VT.'],
    signers: { secretary: signer('THƯ KÝ', secretary), chair: signer('CHỦ TỌA', chair) },
    log: { head: head.hash, records: head.seq },
    testSignatures: source.testSignatures,
  };
}

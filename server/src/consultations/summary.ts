import {
  bodyOf,
  bodyWords,
  type Consultation,
  consultationResult,
  explainConsultation,
  isLate,
  lookUp,
} from '@dien-hong/shared';
import type { Directory } from '../accounts/directory.ts';
import { type Naming, namingOf } from '../accounts/naming.ts';
import { agencyOf, placeOf } from '../print/agency.ts';
import type { ConsultationContent } from '../print/consultation.ts';
import { day, hour, sentence } from '../print/layout/paperTime.ts';

const moment = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const instant = (at: number): string => moment.format(at);
const words = (at: number): string => `${hour(at)}, ${day(at)}`;

/** Extended deadlines, the way it ended, and the recipients who were silent. */
function courseOf({ extensions, stage, closedAt, cancelled, deadline, answers, info }: Consultation, naming: Naming) {
  const silent = (info?.recipients ?? []).filter((id) => !Object.hasOwn(answers, id)).map(naming.within);
  const early = closedAt !== null && closedAt < deadline ? ', trước thời hạn trả lời' : '';
  return [
    ...extensions.map(
      ({ from, to, reason }) => `Gia hạn từ ${words(from)} đến ${words(to)}; lý do: ${sentence(reason)}`,
    ),
    ...(closedAt === null ? [] : [`Kết thúc lấy ý kiến lúc ${words(closedAt)}${early}.`]),
    ...(cancelled ? [`Đã huỷ việc lấy ý kiến lúc ${words(cancelled.at)}; lý do: ${sentence(cancelled.reason)}`] : []),
    ...(stage !== 'open' && silent.length > 0 ? [`Không trả lời: ${silent.join('; ')}.`] : []),
  ];
}

/** The summary of opinions (tổng hợp ý kiến) as it is printed and exported. `number`: its own, where it was given one. */
export function summaryOf(state: Consultation, directory: Directory, number = ''): ConsultationContent {
  const { info } = state;
  if (!info) throw new Error('the consultation was not sent');
  const named = [...new Set([...info.recipients, ...info.secretaries])];
  const people = new Map(directory.people(named).map((one) => [one.id, one]));
  const naming = namingOf(people);
  const taken = new Map((state.explained?.opinions ?? []).map((one) => [one.personId, one.text]));
  const { choices } = consultationResult(state);
  const dated = state.closedAt ?? state.sentAt ?? 0;
  const [signer = ''] = info.secretaries;
  const body = bodyOf(info.rules);
  return {
    agency: agencyOf(info),
    number,
    placeAndDate: `${placeOf(info.organisation.name)}, ${day(dated)}`,
    created: new Date(dated).toISOString(),
    asked: info.number,
    subject: info.subject,
    question: info.question,
    sent: words(state.sentAt ?? 0),
    deadline: words(state.deadline),
    open: state.stage === 'open',
    course: courseOf(state, naming),
    choices: choices.map(({ choice, inTime, late }) => ({ choice, inTime, late })),
    explanation: explainConsultation(state, 'vi'),
    answers: info.recipients.map((personId) => {
      const opinion = lookUp(state.answers, personId);
      return {
        name: naming.name(personId),
        title: people.get(personId)?.title ?? '',
        choice: opinion?.choice ?? 'Chưa trả lời',
        at: opinion ? instant(opinion.at) : '',
        late: opinion !== undefined && isLate(state, opinion),
        text: opinion?.text ?? '',
        taken: taken.get(personId) ?? '',
      };
    }),
    general: state.explained?.general ?? '',
    recipients: [
      `Các ${bodyWords[body].members} được lấy ý kiến;`,
      body === 'party' ? 'Lưu: Văn phòng, hồ sơ lấy ý kiến.' : 'Lưu: VT, hồ sơ lấy ý kiến.',
    ],
    signer: { capacity: 'Người tổng hợp', title: people.get(signer)?.title ?? '', name: naming.name(signer) },
  };
}

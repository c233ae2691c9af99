import { type Consultation, consultationResult, explainConsultation, isLate } from '@dien-hong/shared';
import { agencyLines, placeOf } from '../documents/agency.ts';
import type { ConsultationContent } from '../documents/forms/consultation.ts';
import type { Directory } from '../people/directory.ts';

const moment = new Intl.DateTimeFormat('vi-VN', {
  ...{ timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', day: '2-digit', month: '2-digit' },
  year: 'numeric',
});
const instant = (at: number): string => moment.format(at);

/** The summary of opinions (tổng hợp ý kiến) as it is printed and exported. */
export function summaryOf(state: Consultation, directory: Directory): ConsultationContent {
  const { info } = state;
  if (!info) throw new Error('the consultation was not sent');
  const people = new Map(directory.people(info.recipients).map((one) => [one.id, one]));
  const taken = new Map((state.explained?.opinions ?? []).map((one) => [one.personId, one.text]));
  const { choices } = consultationResult(state);
  return {
    agency: { upper: '', unit: agencyLines(info.organisation.name) },
    place: placeOf(info.organisation.name),
    date: new Date(state.closedAt ?? state.sentAt ?? 0).toISOString(),
    number: info.number,
    subject: info.subject,
    question: info.question,
    sent: instant(state.sentAt ?? 0),
    deadline: instant(state.deadline),
    open: state.stage === 'open',
    choices: choices.map(({ choice, inTime, late }) => ({ choice, inTime, late })),
    explanation: explainConsultation(state, 'vi'),
    answers: info.recipients.map((personId) => {
      const person = people.get(personId);
      const opinion = state.answers[personId];
      return {
        name: person?.fullName ?? personId,
        title: person?.title ?? '',
        choice: opinion?.choice ?? 'Chưa trả lời',
        at: opinion ? instant(opinion.at) : '',
        late: opinion !== undefined && isLate(state, opinion),
        text: opinion?.text ?? '',
        taken: taken.get(personId) ?? '',
      };
    }),
    general: state.explained?.general ?? '',
  };
}

import { bodyOf, type Consultation, explainConsultation } from '@dien-hong/shared';
import { agencyOf, placeOf } from '../print/agency.ts';
import { day, hour, sentence } from '../print/layout/paperTime.ts';
import type { MinutesContent } from '../print/minutes.ts';
import { attendanceOf } from './attendance.ts';
import { courseOf } from './course.ts';
import { contextOf, type MinutesContext, type MinutesSource } from './source.ts';

function reportOf(state: Consultation): string {
  const { number = '', subject = '' } = state.info ?? {};
  return `${number ? `Phiếu số ${number}: ` : ''}${sentence(subject)} ${explainConsultation(state, 'vi')}`;
}

/** The recipients of the minutes, by the body. */
function recipients({ info, words }: MinutesContext): string[] {
  const kept = bodyOf(info.rules) === 'party' ? 'Lưu: Văn phòng, hồ sơ' : 'Lưu: VT, hồ sơ';
  return [`Các ${words.members} dự ${words.meeting};`, `${kept} ${words.meeting}.`];
}

/** "Ông A, Chủ tịch; ông B, Phó Chủ tịch". */
const officers = ({ naming }: MinutesContext, ids: readonly string[]): string =>
  ids.map((id, index) => (index === 0 ? naming.titled(id) : naming.titledWithin(id))).join('; ');

function closing({ state, info, words, texts }: MinutesContext): string {
  const ended = state.life.closedAt ?? info.scheduledEnd;
  const adopted = (texts.get('closing') ?? '').trim().replace(/\.$/, '');
  const adoption = adopted ? `. Biên bản được thông qua tại ${words.meeting}, ${adopted}` : '';
  return `${words.Meeting} kết thúc vào ${hour(ended)}, ${day(ended)}${adoption}`;
}

/** The minutes as the meeting's log and the secretary's texts have them now. Facts of the log cannot be edited. */
export function minutesContent(source: MinutesSource): MinutesContent {
  const context = contextOf(source);
  const { state, info, naming, words, texts, head } = context;
  const signer = (capacity: string, personId: string) => ({
    capacity,
    title: source.people.get(personId)?.title ?? '',
    name: naming.name(personId),
  });
  const started = state.life.openedAt ?? info.scheduledStart;
  const party = bodyOf(info.rules) === 'party';
  return {
    agency: agencyOf(info),
    number: texts.get('number')?.trim() ?? '',
    // Form 1.9 of the State has no line of place and date; the Party's form has.
    placeAndDate: party ? `${placeOf(info.organisation.name)}, ${day(started)}` : '',
    subject: info.title,
    startedAt: `${hour(started)}, ${day(started)}.`,
    venue: sentence(info.room.name),
    ...attendanceOf(context),
    reports: context.reported.map(reportOf),
    chair: officers(context, info.chairs),
    secretary: officers(context, info.secretaries),
    course: courseOf(context),
    meeting: words.meeting,
    chairWord: words.chair,
    closing: closing(context),
    recipients: recipients(context),
    signers: {
      secretary: signer('THƯ KÝ', context.secretaryId ?? info.secretaries[0] ?? ''),
      chair: signer(party ? 'CHỦ TRÌ' : 'CHỦ TỌA', info.chairs[0] ?? ''),
    },
    log: { head: head.hash, records: head.seq },
    testSignatures: context.testSignatures,
    created: new Date(started).toISOString(),
  };
}

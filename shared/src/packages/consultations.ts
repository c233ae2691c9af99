import { type ConsultationInfo, endOfWorkingDays } from '../consultation/index.ts';
import type { Package, PackageConsultation } from './format.ts';
import { organisationOf } from './organisation.ts';
import { toRulePack } from './rulePack.ts';

/**
 * A written consultation of a package as a draft ready to be sent. `now`: the instant from which a deadline is counted when the package states
 * none.
 */
export function toConsultation(
  pack: Package,
  ballot: PackageConsultation,
  now: number,
): { ok: true; draft: ConsultationInfo } | { ok: false; problem: string } {
  const place = `writtenBallots[id=${ballot.id}]`;
  const meeting = pack.meetings.find((one) => ballot.reportAt === undefined || one.id === ballot.reportAt);
  if (!meeting) return { ok: false, problem: `${place}.reportAt: no meeting "${ballot.reportAt}" in meetings` };
  const body = pack.rulePacks.find((one) => one.id === meeting.body);
  if (!body) return { ok: false, problem: `${place}: no rule pack "${meeting.body}" in rulePacks` };
  const rules = toRulePack(body);
  const draft: ConsultationInfo = {
    id: ballot.id,
    number: ballot.number,
    subject: ballot.subject,
    question: ballot.question ?? `Đề nghị đồng chí cho ý kiến về: ${ballot.subject}.`,
    organisation: organisationOf(pack, meeting.organizationId),
    leadUnitId: ballot.leadUnitId,
    secretaries: meeting.secretaryIds,
    followUpId: null,
    recipients: meeting.attendance.filter((one) => one.hasVote).map((one) => one.personId),
    papers: [],
    deadline: ballot.deadline ?? endOfWorkingDays(now, rules.written.answerDays),
    rules,
  };
  return { ok: true, draft };
}

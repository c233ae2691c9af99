import { type Refusal, refuse } from '../kernel/index.ts';
import type { ConsultationInfo } from './messages.ts';
import { endOfWorkingDays } from './workingDays.ts';

const office = 17 * 3_600_000;
const isSummary = (subject: string): boolean => /^(bản )?tóm tắt/i.test(subject);

/** CON-11. Why it may not be sent now by its rules: too little time to answer, or a long paper without its summary. */
export function sendingProblem({ rules, deadline, papers }: ConsultationInfo, at: number): Refusal | null {
  const { fewestDays, summary } = rules.written;
  if (fewestDays !== undefined && deadline < endOfWorkingDays(at, fewestDays) - office)
    return refuse('consultation-too-short', { days: fewestDays }).refusal;
  if (!summary) return null;
  const long = papers.find(({ subject, pages }) => pages > summary.above && !isSummary(subject));
  const summed = papers.some(({ subject, pages }) => isSummary(subject) && pages <= summary.most);
  if (!long || summed) return null;
  return refuse('consultation-needs-summary', { name: long.subject, above: summary.above, most: summary.most }).refusal;
}

import { citation, type Language, needWords, percentText, votesNeeded } from '../rules/index.ts';
import type { Consultation } from './state.ts';
import { isLate } from './state.ts';

export interface ConsultationResult {
  readonly recipients: number;
  readonly inTime: number;
  readonly late: number;
  readonly silent: number;
  /** By choice, in the order of the pack. */
  readonly choices: readonly { readonly choice: string; readonly inTime: number; readonly late: number }[];
  /** Votes that count as agreeing, by the pack's rules on late answers and silence. */
  readonly agreeing: number;
  readonly needed: number;
  readonly passed: boolean;
}

/** The answers by choice and the verdict; the order of the answers makes no difference. */
export function consultationResult(state: Consultation): ConsultationResult {
  const { info } = state;
  if (!info) throw new Error('the consultation was not sent');
  const { rules, recipients } = info;
  const answers = Object.values(state.answers);
  const count = (choice: string, late: boolean): number =>
    answers.filter((one) => one.choice === choice && isLate(state, one) === late).length;
  const choices = rules.written.choices.map((choice) => ({
    choice,
    inTime: count(choice, false),
    late: count(choice, true),
  }));
  const late = answers.filter((one) => isLate(state, one)).length;
  const silent = recipients.length - answers.length;
  const [agree] = choices;
  const agreeing =
    (agree?.inTime ?? 0) +
    (rules.written.late === 'counted' ? (agree?.late ?? 0) : 0) +
    (rules.written.silent === 'agreement' ? silent : 0);
  const needed = votesNeeded(rules.pass, recipients.length);
  return {
    recipients: recipients.length,
    inTime: answers.length - late,
    late,
    silent,
    choices,
    agreeing,
    needed,
    passed: agreeing >= needed,
  };
}

/**
 * One sentence: verdict, arithmetic, base, the count of late answers and of silence, the article. `beside`: the verdict stands beside it and
 * is not said again.
 */
export function explainConsultation(state: Consultation, language: Language, beside = false): string {
  const { info } = state;
  if (!info) throw new Error('the consultation was not sent');
  const { rules } = info;
  const { recipients, late, silent, agreeing, needed, passed } = consultationResult(state);
  const share = `${agreeing}/${recipients} (${percentText(agreeing, recipients, language)})`;
  const cited = [citation(rules, 'pass', language), citation(rules, 'written', language)].filter(Boolean).join('; ');
  const article = cited ? ` (${cited})` : '';
  const need = needWords(needed, { label: rules.baseLabel, total: recipients }, language);
  const parts: string[] = [];
  if (language === 'vi') {
    const inTime = rules.written.late === 'counted' || rules.written.silent === 'agreement' ? '' : ' trong hạn';
    const verdict = beside ? '' : `${passed ? 'Thông qua' : 'Không thông qua'}: `;
    parts.push(`${verdict}${share} ${rules.written.choices[0].toLowerCase()}${inTime}, ${need}`);
    if (late > 0)
      parts.push(
        `${late} phiếu trả lời muộn ${rules.written.late === 'counted' ? 'vẫn được tính' : 'được ghi nhận, không tính'}`,
      );
    if (silent > 0)
      parts.push(
        `${silent} người không trả lời, ${rules.written.silent === 'agreement' ? 'coi là đồng ý' : 'không tính'}`,
      );
  } else {
    const verdict = beside ? '' : `${passed ? 'Passed' : 'Not passed'}: `;
    parts.push(`${verdict}${share} agree, ${need}`);
    if (late > 0) parts.push(`${late} late ${rules.written.late === 'counted' ? 'counted' : 'recorded, not counted'}`);
    if (silent > 0)
      parts.push(`${silent} silent, ${rules.written.silent === 'agreement' ? 'counted as agreeing' : 'not counted'}`);
  }
  return `${parts.join('; ')}${article}.`;
}

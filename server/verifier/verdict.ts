import {
  bodyOf,
  bodyWords,
  explainResult,
  infoOf,
  type Language,
  type MeetingState,
  outcomeWord,
  type Vote,
} from '@dien-hong/shared';
import type { CheckLine } from './words.ts';

const capital = (words: string): string => `${words[0]?.toUpperCase()}${words.slice(1)}`;

/** The result of a closed vote as a sentence, followed by the chair's decision where the rules settle nothing. */
export function verdictSentence(state: MeetingState, { motion, closed, settled }: Vote, language: Language): string {
  const vi = language === 'vi';
  const result = closed?.result;
  if (!result) return vi ? 'Thăm dò, không có giá trị biểu quyết.' : 'Straw poll, not binding.';
  const { rules } = infoOf(state);
  const names = motion.rows.map((row) => row.name);
  const chair = vi ? `${capital(bodyWords[bodyOf(rules)].chair)} quyết định` : 'Decided by the chair';
  const decided = motion.rows.flatMap(({ id, name }) => {
    const one = settled[id];
    if (!one) return [];
    const word = outcomeWord(result.kind, one.verdict, language);
    return [`${name ? `${name}: ` : ''}${chair}: ${word}; ${vi ? 'căn cứ' : 'basis'}: ${one.basis}.`];
  });
  return [explainResult(result, rules, language, names), ...decided].join(' ');
}

/** The attendance when the meeting was opened. The lines mention a quorum only under rules that have one. */
export function openingLines(state: MeetingState): CheckLine[] {
  const { quorumAtOpening } = state.life;
  if (!quorumAtOpening) return [];
  const { present, total, required } = quorumAtOpening;
  if (!infoOf(state).rules.quorum) return [{ code: 'no-quorum', params: { present, total } }];
  return [{ code: 'quorum', params: { present, total, required } }];
}

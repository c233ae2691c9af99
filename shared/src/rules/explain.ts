import { type Quorum, type RulePack, type Threshold, votesNeeded } from './pack.ts';
import { percentOf, type Result, type RowResult, thresholdOf } from './result.ts';

export type Language = 'vi' | 'en';

export const percentText = (count: number, total: number, language: Language): string => {
  const value = percentOf(count, total).toFixed(2);
  return `${language === 'vi' ? value.replace('.', ',') : value}%`;
};

/** "25/30 (83,33%)": always of the stated base. */
const share = (count: number, result: Result, language: Language): string =>
  `${count}/${result.base.total} (${percentText(count, result.base.total, language)})`;

const verdictWord = {
  vi: { passed: 'Thông qua', failed: 'Không thông qua', undecided: 'Chưa phân định' },
  en: { passed: 'Passed', failed: 'Not passed', undecided: 'Not settled' },
} as const;
const choiceWord = {
  vi: { passed: 'Được chọn', failed: 'Không được chọn', undecided: 'Chưa phân định' },
  en: { passed: 'Chosen', failed: 'Not chosen', undecided: 'Not settled' },
} as const;
const electionWord = {
  vi: { passed: 'Trúng cử', failed: 'Không trúng cử', undecided: 'Ngang phiếu, cần bầu lại' },
  en: { passed: 'Elected', failed: 'Not elected', undecided: 'Level, another round is needed' },
} as const;
const confidenceWord = {
  vi: { passed: 'Được tín nhiệm', failed: 'Không đủ tín nhiệm', undecided: 'Chưa phân định' },
  en: { passed: 'Confidence given', failed: 'Confidence not given', undecided: 'Not settled' },
} as const;
const levelWord = {
  vi: {
    stays: 'Không thuộc trường hợp phải xử lý',
    mayResign: 'Có thể xin từ chức; không từ chức thì bỏ phiếu tín nhiệm',
    removal: 'Trình miễn nhiệm',
  },
  en: {
    stays: 'No consequence',
    mayResign: 'May resign, else a vote of confidence follows',
    removal: 'A motion to remove is put',
  },
} as const;

/** What became of one row, in a word or two: "Trúng cử", "Thông qua", "Trình miễn nhiệm". */
export function outcomeWord(kind: Result['kind'], outcome: RowResult['outcome'], language: Language): string {
  if (outcome === 'stays' || outcome === 'mayResign' || outcome === 'removal') return levelWord[language][outcome];
  const words = { choice: choiceWord, election: electionWord, confidenceVote: confidenceWord } as const;
  return (kind in words ? words[kind as keyof typeof words] : verdictWord)[language][outcome];
}

/** The heart of a row's sentence: the arithmetic, without verdict or basis. */
export function arithmetic(result: Result, row: RowResult, pack: RulePack, language: Language): string {
  const [yes = 0, no = 0] = row.counts;
  const { total, label } = result.base;
  if (result.kind === 'confidenceLevels')
    return (pack.confidence?.levels ?? [])
      .map((level, index) => `${level} ${share(row.counts[index] ?? 0, result, language)}`)
      .join(', ');
  if (row.byChair) {
    const side = row.outcome === 'passed' ? pack.choices[0] : pack.choices[1];
    return language === 'vi'
      ? `${yes}–${no} ngang nhau; quyết định theo ý kiến biểu quyết của Chủ tịch (${side})`
      : `${yes}–${no}, equal; decided by the side on which the chair voted (${side})`;
  }
  const judgedByTie = result.kind === 'resolution' || result.kind === 'approval';
  if (row.outcome === 'undecided' && judgedByTie && yes * 2 === total)
    return language === 'vi'
      ? `${yes}–${no} ngang nhau, mỗi bên đúng một nửa, không có phiếu của chủ tọa để phân định; chủ tọa quyết định và nêu căn cứ`
      : `${yes}–${no}, equal at half each, with no vote of the chair to settle it; the chair decides and states the basis`;
  if (row.outcome === 'undecided' && judgedByTie)
    return language === 'vi'
      ? `${yes}–${no} ngang nhau nhưng chưa đạt một nửa ${label} (${total}); chủ tọa quyết định và nêu căn cứ`
      : `${yes}–${no}, equal but below half of ${total} (${label}); the chair decides and states the basis`;
  return language === 'vi'
    ? `${share(yes, result, language)} so với yêu cầu tối thiểu ${result.needed}/${total}`
    : `${share(yes, result, language)} against the ${result.needed}/${total} required`;
}

/** One row in words: its verdict and its arithmetic. */
export const explainRow = (result: Result, row: RowResult, pack: RulePack, language: Language): string =>
  `${outcomeWord(result.kind, row.outcome, language)}: ${arithmetic(result, row, pack, language)}`;

/**
 * One sentence that explains a result: verdict, arithmetic, the base in words, the article it rests on. `names`: those of the
 * rows, in their order; a single question has none.
 * Source: rules.md, "Percentages are always of the stated base, two decimals, and the base is written out".
 */
export function explainResult(
  result: Result,
  pack: RulePack,
  language: Language,
  names: readonly string[] = [],
): string {
  const article = pack.basis[0] ?? '';
  const base = language === 'vi' ? `tính trên ${result.base.label}` : `of ${result.base.label}`;
  const rows = result.rows.map((row, index) => {
    const name = result.rows.length > 1 || result.kind !== 'resolution' ? names[index] : undefined;
    const told = explainRow(result, row, pack, language);
    return name ? `${name} – ${told}` : told;
  });
  return `${rows.join('; ')}, ${base}${article ? ` (${article})` : ''}.`;
}

/** How a threshold is said: "quá nửa", "ít nhất 2/3". */
export function thresholdWords(threshold: Threshold, language: Language): string {
  if (threshold.kind === 'moreThanHalf') return language === 'vi' ? 'quá nửa' : 'more than half';
  const { num, den } = threshold.fraction;
  return language === 'vi' ? `ít nhất ${num}/${den}` : `at least ${num}/${den}`;
}

/** The rule before any count: "Cần quá nửa tổng số thành viên UBND: 5/8." */
export function explainRule(pack: RulePack, special: string | null, total: number, language: Language): string {
  const threshold = thresholdOf(pack, special);
  const needed = votesNeeded(threshold, total);
  return language === 'vi'
    ? `Cần ${thresholdWords(threshold, language)} ${pack.baseLabel}: ${needed}/${total}.`
    : `Needs ${thresholdWords(threshold, language)} of ${pack.baseLabel}: ${needed}/${total}.`;
}

/** One sentence on whether enough members are present, with what is missing. */
export function explainQuorum(quorum: Quorum, pack: RulePack, language: Language): string {
  const told = `${quorum.present}/${quorum.total}`;
  const rule = pack.quorum ? `${pack.quorum.num}/${pack.quorum.den}` : '';
  if (language === 'vi') {
    if (!pack.quorum) return `Có mặt ${told} ${pack.baseLabel}; quy tắc áp dụng không đặt mức tối thiểu.`;
    return quorum.met
      ? `Có mặt ${told} ${pack.baseLabel}, đủ ít nhất ${rule} (${quorum.required}).`
      : `Có mặt ${told} ${pack.baseLabel}, cần ít nhất ${rule} (${quorum.required}); còn thiếu ${quorum.required - quorum.present}.`;
  }
  if (!pack.quorum) return `${told} present (${pack.baseLabel}); the rules set no minimum.`;
  return quorum.met
    ? `${told} present (${pack.baseLabel}), at least ${rule} (${quorum.required}) reached.`
    : `${told} present (${pack.baseLabel}), at least ${rule} (${quorum.required}) needed; ${quorum.required - quorum.present} missing.`;
}

import type { Quorum, RulePack } from './pack.ts';
import { percentOf, type Result } from './result.ts';

export type Language = 'vi' | 'en';

const percent = (count: number, total: number, language: Language): string => {
  const value = percentOf(count, total).toFixed(2);
  return `${language === 'vi' ? value.replace('.', ',') : value}%`;
};

const verdictWord = {
  vi: { passed: 'Thông qua', failed: 'Không thông qua', undecided: 'Chưa phân định' },
  en: { passed: 'Passed', failed: 'Not passed', undecided: 'Not settled' },
} as const;

/** The heart of the sentence: the arithmetic, without verdict or basis. */
export function arithmetic(result: Result, pack: RulePack, language: Language): string {
  const [yes = 0, no = 0] = result.tally.map((row) => row.count);
  const { total } = result.base;
  if (result.byChair) {
    const side = result.verdict === 'passed' ? pack.choices[0] : pack.choices[1];
    return language === 'vi'
      ? `${yes}–${no} ngang nhau; quyết định theo ý kiến biểu quyết của Chủ tịch (${side})`
      : `${yes}–${no}, equal; decided by the side on which the chair voted (${side})`;
  }
  if (result.verdict === 'undecided' && yes * 2 === total)
    return language === 'vi'
      ? `${yes}–${no} ngang nhau, mỗi bên đúng một nửa, không có phiếu của chủ tọa để phân định; chủ tọa quyết định và nêu căn cứ`
      : `${yes}–${no}, equal at half each, with no vote of the chair to settle it; the chair decides and states the basis`;
  if (result.verdict === 'undecided')
    return language === 'vi'
      ? `${yes}–${no} ngang nhau nhưng chưa đạt một nửa ${result.base.label} (${total}); chủ tọa quyết định và nêu căn cứ`
      : `${yes}–${no}, equal but below half of ${total} (${result.base.label}); the chair decides and states the basis`;
  return language === 'vi'
    ? `${yes}/${total} (${percent(yes, total, language)}) so với yêu cầu tối thiểu ${result.needed}/${total}`
    : `${yes}/${total} (${percent(yes, total, language)}) against the ${result.needed}/${total} required`;
}

/**
 * One sentence that explains a result: verdict, arithmetic, the base in words, the article it rests on.
 * Source: rules.md, "Percentages are always of the stated base, two decimals, and the base is written out".
 */
export function explainResult(result: Result, pack: RulePack, language: Language): string {
  const basis = pack.basis[0] ?? '';
  const base = language === 'vi' ? `tính trên ${result.base.label}` : `of ${result.base.label}`;
  return `${verdictWord[language][result.verdict]}: ${arithmetic(result, pack, language)}, ${base}${basis ? ` (${basis})` : ''}.`;
}

/** One sentence on whether enough members are present, with what is missing. */
export function explainQuorum(quorum: Quorum, pack: RulePack, language: Language): string {
  const share = `${quorum.present}/${quorum.total}`;
  const rule = pack.quorum ? `${pack.quorum.num}/${pack.quorum.den}` : '';
  if (language === 'vi') {
    if (!pack.quorum) return `Có mặt ${share} ${pack.baseLabel}; quy tắc áp dụng không đặt mức tối thiểu.`;
    return quorum.met
      ? `Có mặt ${share} ${pack.baseLabel}, đủ ít nhất ${rule} (${quorum.required}).`
      : `Có mặt ${share} ${pack.baseLabel}, cần ít nhất ${rule} (${quorum.required}); còn thiếu ${quorum.required - quorum.present}.`;
  }
  if (!pack.quorum) return `${share} present (${pack.baseLabel}); the rules set no minimum.`;
  return quorum.met
    ? `${share} present (${pack.baseLabel}), at least ${rule} (${quorum.required}) reached.`
    : `${share} present (${pack.baseLabel}), at least ${rule} (${quorum.required}) needed; ${quorum.required - quorum.present} missing.`;
}

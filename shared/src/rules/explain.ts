import { bodyOf, bodyWords } from './body.ts';
import {
  type Fraction,
  type Quorum,
  type RulePack,
  type SourcedField,
  sourceOf,
  type Threshold,
  votesNeeded,
} from './pack.ts';
import { percentOf, type Result, type RowResult, thresholdOf } from './result.ts';

export type Language = 'vi' | 'en';

export const ratio = ({ num, den }: Fraction): string => `${num}/${den}`;

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

/** The outcome of one row, in a word or two: "Trúng cử", "Thông qua", "Trình miễn nhiệm". */
export function outcomeWord(kind: Result['kind'], outcome: RowResult['outcome'], language: Language): string {
  if (outcome === 'stays' || outcome === 'mayResign' || outcome === 'removal') return levelWord[language][outcome];
  const words = { choice: choiceWord, election: electionWord, confidenceVote: confidenceWord } as const;
  return (kind in words ? words[kind as keyof typeof words] : verdictWord)[language][outcome];
}

/** All who are counted, in words with their number: "tổng số 8 thành viên UBND"; English quotes the pack's own words. */
export function allOf(total: number, label: string, language: Language): string {
  const who = label.startsWith('tổng số ') ? label.slice('tổng số '.length) : null;
  if (language === 'en') return `all ${total} “${who ?? label}”`;
  return who === null ? `${total} (${label})` : `tổng số ${total} ${who}`;
}

/** How many votes are needed, never as a fraction: "cần 5 phiếu trong tổng số 8 thành viên UBND". */
export function needWords(needed: number, base: Result['base'], language: Language): string {
  const all = allOf(base.total, base.label, language);
  if (language === 'vi') return `cần ${needed} phiếu trong ${all}`;
  return `${needed} ${needed === 1 ? 'vote is' : 'votes are'} needed of ${all}`;
}

/** The office whose side decides a tie, as it is said. */
const castingOffice = (pack: RulePack, language: Language): string =>
  pack.head ?? (language === 'vi' ? 'Chủ tịch' : 'the chair');

type Detail = 'need' | 'short';

/** A row's figures; `short` leaves out how many votes are needed and of whom, where that is said for all rows. */
function figures(result: Result, row: RowResult, pack: RulePack, language: Language, detail: Detail): string {
  const [yes = 0, no = 0] = row.counts;
  const { total, label } = result.base;
  if (result.kind === 'confidenceLevels')
    return (pack.confidence?.levels ?? [])
      .map((level, index) => `${level} ${share(row.counts[index] ?? 0, result, language)}`)
      .join(', ');
  const office = castingOffice(pack, language);
  const { chair } = bodyWords[bodyOf(pack)];
  const [agree, disagree] = result.kind === 'approval' ? pack.entryChoices : pack.choices;
  if (row.byChair) {
    const side = row.outcome === 'passed' ? agree : disagree;
    return language === 'vi'
      ? `${yes}–${no} ngang nhau; quyết định theo ý kiến biểu quyết của ${office} (${side})`
      : `${yes}–${no}, equal; decided by the side on which ${office} voted (${side})`;
  }
  const judgedByTie = result.kind === 'resolution' || result.kind === 'approval';
  const half = judgedByTie && yes * 2 === total && no === yes && yes > 0;
  if (half && row.outcome === 'failed' && pack.tie === 'head')
    return language === 'vi'
      ? `${yes}–${no} ngang nhau, không có phiếu của ${office} để phân định nên không quá nửa`
      : `${yes}–${no}, equal, with no vote of ${office} to settle it, so not more than half`;
  if (half && row.outcome === 'undecided')
    return language === 'vi'
      ? `${yes}–${no} ngang nhau, mỗi bên đúng một nửa, không có phiếu của ${chair} để phân định; ${chair} quyết định và nêu căn cứ`
      : `${yes}–${no}, equal at half each, with no vote of the chair to settle it; the chair decides and states the basis`;
  if (judgedByTie && row.outcome === 'undecided') {
    const all = detail === 'short' ? '' : ` ${allOf(total, label, language)}`;
    return language === 'vi'
      ? `${yes}–${no} ngang nhau nhưng chưa đạt một nửa${all}; ${chair} quyết định và nêu căn cứ`
      : `${yes}–${no}, equal but below half${all && ` of${all}`}; the chair decides and states the basis`;
  }
  // With nobody for and nobody against there are no sides that could be equal.
  const none = language === 'vi' ? `không có phiếu ${agree.toLowerCase()}` : `no vote “${agree}”`;
  const own = judgedByTie && yes === 0 && no === 0 ? none : share(yes, result, language);
  return detail === 'short' ? own : `${own}, ${needWords(result.needed, result.base, language)}`;
}

/** The heart of a row's sentence: the arithmetic, without verdict or basis; `short` beside others of its list. */
export const arithmetic = (
  result: Result,
  row: RowResult,
  pack: RulePack,
  language: Language,
  detail: Detail = 'need',
): string => figures(result, row, pack, language, detail);

/** The sentence for all rows of a list: how many votes are needed, or else the base of percentages. */
export function forAllRows(result: Result, language: Language): string {
  if (result.kind !== 'confidenceLevels') return needWords(result.needed, result.base, language);
  const all = allOf(result.base.total, result.base.label, language);
  return language === 'vi' ? `tính trên ${all}` : `of ${all}`;
}

/** The basis of a result, as it is read aloud: the act that the pack names for it; empty without one. */
export function citation(pack: RulePack, field: SourcedField, language: Language): string {
  const act = sourceOf(pack, field);
  return act ? `${language === 'vi' ? 'theo' : 'under'} ${act.text}` : '';
}

/** The acts a pack rests on, as they are read aloud, without the administrator's notes. */
export const citedActs = ({ basis }: RulePack): string[] =>
  basis.flatMap(({ kind, text }) => (kind === 'note' ? [] : [text]));

/** The part of the pack that settled this result. */
function decidedBy(result: Result, pack: RulePack): SourcedField {
  if (result.kind === 'confidenceLevels') return 'confidence';
  if (result.rows.length === 1 && result.rows[0]?.byChair) return 'tie';
  return result.needed === votesNeeded(pack.pass, result.base.total) ? 'pass' : 'special';
}

/** Ends a sentence: the base where it was not named yet, and the article. */
function ended(text: string, result: Result, pack: RulePack, language: Language): string {
  const all = allOf(result.base.total, result.base.label, language);
  const base = text.includes(all) ? '' : `, ${language === 'vi' ? 'tính trên' : 'of'} ${all}`;
  const cited = citation(pack, decidedBy(result, pack), language);
  return `${text}${base}${cited ? ` (${cited})` : ''}.`;
}

/** The sentence of a single question where its verdict stands beside it: all but the verdict. */
export function explainCount(result: Result, row: RowResult, pack: RulePack, language: Language): string {
  const text = figures(result, row, pack, language, 'need');
  return ended(`${text[0]?.toUpperCase()}${text.slice(1)}`, result, pack, language);
}

/**
 * One sentence that explains a result: verdict, arithmetic, the base in words and once, the article it rests on. `names`: those of
 * the rows, in their order; a single question has none.
 * Source: rules.md, "Percentages are always of the stated base, two decimals, and the base is written out".
 */
export function explainResult(
  result: Result,
  pack: RulePack,
  language: Language,
  names: readonly string[] = [],
): string {
  const several = result.rows.length > 1;
  const rows = result.rows.map((row, index) => {
    const name = several || result.kind !== 'resolution' ? names[index] : undefined;
    const verdict = outcomeWord(result.kind, row.outcome, language);
    const text = `${verdict}: ${figures(result, row, pack, language, several ? 'short' : 'need')}`;
    return name ? `${name} – ${text}` : text;
  });
  const text = several ? `${rows.join('; ')}; ${forAllRows(result, language)}` : (rows[0] ?? '');
  return ended(text, result, pack, language);
}

/** How a threshold is said: "quá nửa", "quá 2/3", "ít nhất 2/3". */
export function thresholdWords(threshold: Threshold, language: Language): string {
  const vi = language === 'vi';
  switch (threshold.kind) {
    case 'moreThanHalf':
      return vi ? 'quá nửa' : 'more than half';
    case 'moreThan':
      return `${vi ? 'quá' : 'more than'} ${ratio(threshold.fraction)}`;
    case 'atLeast':
      return `${vi ? 'ít nhất' : 'at least'} ${ratio(threshold.fraction)}`;
    default:
      return threshold satisfies never;
  }
}

/** The rule before any count: "Quá nửa: cần 5 phiếu trong tổng số 8 thành viên UBND (theo …)." */
export function explainRule(pack: RulePack, special: string | null, total: number, language: Language): string {
  const threshold = thresholdOf(pack, special);
  const need = needWords(votesNeeded(threshold, total), { label: pack.baseLabel, total }, language);
  const cited = citation(pack, special === null ? 'pass' : 'special', language);
  const rule = thresholdWords(threshold, language);
  return `${rule[0]?.toUpperCase()}${rule.slice(1)}: ${need}${cited ? ` (${cited})` : ''}.`;
}

/** One sentence on whether enough members are present, with the missing number. */
export function explainQuorum({ present, total, required, met }: Quorum, pack: RulePack, language: Language): string {
  const all = allOf(total, pack.baseLabel, language);
  const share = pack.quorum ? ratio(pack.quorum) : '';
  if (language === 'vi') {
    const there = `Có mặt ${present} trong ${all}`;
    if (!pack.quorum) return `${there}; quy tắc áp dụng không đặt mức tối thiểu.`;
    return met
      ? `${there}, đủ ít nhất ${share} (cần ${required} người).`
      : `${there}, cần ít nhất ${share}, tức ${required} người; còn thiếu ${required - present} người.`;
  }
  const there = `${present} present of ${all}`;
  if (!pack.quorum) return `${there}; the rules set no minimum.`;
  return met
    ? `${there}; at least ${share}, ${required} people, reached.`
    : `${there}; at least ${share}, ${required} people, needed: ${required - present} missing.`;
}

import { type Language, thresholdWords } from './explain.ts';
import { type Fraction, quorumOf, type RulePack, votesNeeded } from './pack.ts';

/** What of a pack is described, in the order of reading. Everything but its id and version. */
export const packFields = [
  ...(['name', 'basis', 'verify', 'baseLabel', 'quorum', 'pass', 'special', 'tie', 'choices', 'entryChoices'] as const),
  ...(['base', 'changeUntilClosed', 'confidence', 'boardMin', 'written', 'paperLeadDays', 'conclusionDays'] as const),
] as const;
export type PackField = (typeof packFields)[number];

const ratio = ({ num, den }: Fraction): string => `${num}/${den}`;
const list = (words: readonly string[]): string => words.join(' / ');

const vietnamese: { [F in PackField]: (pack: RulePack) => string } = {
  name: ({ name }) => name,
  basis: ({ basis }) => basis.join('; '),
  verify: ({ verify }) => (verify ? 'Cần cán bộ pháp chế đối chiếu' : 'Đã được đối chiếu'),
  baseLabel: ({ baseLabel }) => baseLabel,
  quorum: ({ quorum, baseLabel }) =>
    quorum ? `Ít nhất ${ratio(quorum)} ${baseLabel} có mặt` : 'Không đặt mức tối thiểu',
  pass: ({ pass, baseLabel }) => `${thresholdWords(pass, 'vi')} ${baseLabel}`,
  special: ({ special }) =>
    special.map((one) => `${one.name}: ${thresholdWords(one.pass, 'vi')}`).join('; ') || 'Không có',
  tie: ({ tie }) =>
    tie === 'chair' ? 'Theo bên có phiếu của người chủ trì' : 'Không áp dụng: đúng một nửa là không quá nửa',
  choices: ({ choices }) => list(choices),
  entryChoices: ({ entryChoices }) => list(entryChoices),
  base: ({ base }) =>
    [
      base.withoutExcused ? 'trừ người vắng cả kỳ có lý do' : '',
      base.withoutRecused ? 'trừ người không tham gia nội dung' : '',
    ]
      .filter(Boolean)
      .join(', ') || 'Không trừ ai',
  changeUntilClosed: ({ changeUntilClosed }) => (changeUntilClosed ? 'Được đổi đến khi đóng' : 'Không được đổi'),
  confidence: ({ confidence }) =>
    confidence
      ? `Lấy phiếu: ${list(confidence.levels)}; bỏ phiếu: ${list(confidence.vote)}; trên ${ratio(confidence.mayResignAbove)} mức thấp: có thể xin từ chức; từ ${ratio(confidence.removalFrom)}: trình miễn nhiệm`
      : 'Không áp dụng',
  boardMin: ({ boardMin }) => `Ít nhất ${boardMin} người`,
  written: ({ written }) =>
    [
      list(written.choices),
      `${written.answerDays} ngày làm việc để trả lời`,
      written.silent === 'agreement' ? 'không trả lời coi là đồng ý' : 'không trả lời thì không tính',
      written.late === 'counted' ? 'trả lời muộn vẫn tính' : 'trả lời muộn được ghi nhận, không tính',
    ].join('; '),
  paperLeadDays: ({ paperLeadDays }) => `${paperLeadDays} ngày làm việc trước phiên thường kỳ`,
  conclusionDays: ({ conclusionDays }) =>
    conclusionDays === null ? 'Không đặt thời hạn' : `Trong ${conclusionDays} ngày làm việc`,
};

const english: { [F in PackField]: (pack: RulePack) => string } = {
  ...vietnamese,
  verify: ({ verify }) => (verify ? 'To be verified by a jurist' : 'Verified'),
  quorum: ({ quorum, baseLabel }) => (quorum ? `At least ${ratio(quorum)} present (${baseLabel})` : 'No minimum'),
  pass: ({ pass, baseLabel }) => `${thresholdWords(pass, 'en')} of ${baseLabel}`,
  special: ({ special }) => special.map((one) => `${one.name}: ${thresholdWords(one.pass, 'en')}`).join('; ') || 'None',
  tie: ({ tie }) => (tie === 'chair' ? 'The side on which the chair voted' : 'None: half is not more than half'),
  base: ({ base }) =>
    [base.withoutExcused ? 'without those excused throughout' : '', base.withoutRecused ? 'without the recused' : '']
      .filter(Boolean)
      .join(', ') || 'Nobody is left out',
  changeUntilClosed: ({ changeUntilClosed }) =>
    changeUntilClosed ? 'May be changed until closed' : 'May not be changed',
  confidence: ({ confidence }) =>
    confidence
      ? `Levels: ${list(confidence.levels)}; vote: ${list(confidence.vote)}; above ${ratio(confidence.mayResignAbove)} low: may resign; from ${ratio(confidence.removalFrom)}: removal is moved`
      : 'None',
  boardMin: ({ boardMin }) => `At least ${boardMin}`,
  written: ({ written }) =>
    [
      list(written.choices),
      `${written.answerDays} working days to answer`,
      written.silent === 'agreement' ? 'silence counts as agreement' : 'silence counts for nothing',
      written.late === 'counted' ? 'late answers count' : 'late answers are recorded, not counted',
    ].join('; '),
  paperLeadDays: ({ paperLeadDays }) => `${paperLeadDays} working days before a regular meeting`,
  conclusionDays: ({ conclusionDays }) => (conclusionDays === null ? 'None' : `Within ${conclusionDays} working days`),
};

/** One field of a pack in words. Two packs that differ in a field differ in its words. */
export const describeField = (pack: RulePack, field: PackField, language: Language): string =>
  (language === 'vi' ? vietnamese : english)[field](pack);

export interface PackDifference {
  readonly field: PackField;
  readonly from: string;
  readonly to: string;
}

/** What an edit changed, field by field, in words. */
export function packDifference(from: RulePack, to: RulePack, language: Language): PackDifference[] {
  return packFields
    .map((field) => ({ field, from: describeField(from, field, language), to: describeField(to, field, language) }))
    .filter((one) => one.from !== one.to);
}

/** What the pack means for a body of so many: "8 thành viên: cần 6 có mặt, 5 tán thành." */
export function packExample(pack: RulePack, total: number, language: Language): string {
  const { required } = quorumOf(pack, total, 0);
  const needed = votesNeeded(pack.pass, total);
  const yes = pack.choices[0].toLowerCase();
  if (language === 'vi') {
    const present = required > 0 ? `cần ${required} người có mặt, ` : '';
    return `${total} thành viên: ${present}${needed} phiếu ${yes} thì thông qua.`;
  }
  const present = required > 0 ? `${required} must be present, ` : '';
  return `${total} members: ${present}${needed} votes “${pack.choices[0]}” pass.`;
}

/** Why a pack cannot be used as it is written; null when it can. The place is a field. */
export function packProblem(pack: RulePack): PackField | null {
  const named = (words: readonly string[]) =>
    words.every((word) => word.trim() !== '') && new Set(words).size === words.length;
  const share = ({ num, den }: Fraction) => num <= den;
  const threshold = (one: RulePack['pass']) => one.kind === 'moreThanHalf' || share(one.fraction);
  if (pack.name.trim() === '') return 'name';
  if (pack.basis.length === 0 || pack.basis.some((one) => one.trim() === '')) return 'basis';
  if (pack.baseLabel.trim() === '') return 'baseLabel';
  if (pack.quorum && !share(pack.quorum)) return 'quorum';
  if (!threshold(pack.pass)) return 'pass';
  if (!named(pack.special.map((one) => one.name)) || !pack.special.every((one) => threshold(one.pass)))
    return 'special';
  if (!named(pack.choices)) return 'choices';
  if (!named(pack.entryChoices)) return 'entryChoices';
  const { confidence } = pack;
  if (confidence && (!named(confidence.levels) || !named(confidence.vote))) return 'confidence';
  if (confidence && (!share(confidence.mayResignAbove) || !share(confidence.removalFrom))) return 'confidence';
  if (!named(pack.written.choices)) return 'written';
  return null;
}

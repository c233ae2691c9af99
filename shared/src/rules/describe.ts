import { bodyOf, bodyWords } from './body.ts';
import { type Language, ratio, thresholdWords } from './explain.ts';
import {
  type Act,
  type Fraction,
  quorumOf,
  type RulePack,
  type SourcedField,
  type Threshold,
  votesNeeded,
} from './pack.ts';

/** The fields of a pack that are described, in the order of reading: all except its id and version. */
export const packFields = [
  ...(['name', 'basis', 'verify', 'baseLabel', 'quorum', 'pass', 'special', 'tie', 'choices', 'entryChoices'] as const),
  ...(['base', 'changeUntilClosed', 'confidence', 'boardMin', 'announce', 'guestsTold', 'sessions'] as const),
  ...(['written', 'paperLeadDays', 'conclusionDays'] as const),
] as const;
export type PackField = (typeof packFields)[number];

const kindWord = {
  vi: { law: 'Luật', regulation: 'Quy định', note: 'Ghi chú' },
  en: { law: 'Law', regulation: 'Regulation', note: 'Note' },
} as const;

/** The names of the fields that rest on an act, as they stand beside it. */
export const sourcedWord: Record<Language, Record<SourcedField, string>> = {
  vi: {
    quorum: 'điều kiện tiến hành',
    pass: 'mức thông qua',
    special: 'trường hợp riêng',
    tie: 'khi ngang phiếu',
    choices: 'lựa chọn',
    entryChoices: 'lựa chọn từng mục',
    base: 'tổng số để tính',
    confidence: 'tín nhiệm',
    boardMin: 'ban kiểm phiếu',
    written: 'phiếu lấy ý kiến',
    paperLeadDays: 'thời hạn gửi tài liệu',
    conclusionDays: 'thời hạn thông báo kết luận',
    sessions: 'triệu tập, họp kín, họp trực tuyến',
  },
  en: {
    quorum: 'quorum',
    pass: 'threshold',
    special: 'special cases',
    tie: 'ties',
    choices: 'choices',
    entryChoices: 'choices for each entry',
    base: 'base',
    confidence: 'confidence',
    boardMin: 'counting board',
    written: 'written consultation',
    paperLeadDays: 'when papers are due',
    conclusionDays: 'conclusion notice',
    sessions: 'calling, closed and online sessions',
  },
};

/** "Luật – Điều 40 …: mức thông qua, khi ngang phiếu". */
export function actWords({ kind, text, fields }: Act, language: Language): string {
  const rests = fields.map((field) => sourcedWord[language][field]).join(', ');
  return `${kindWord[language][kind]} – ${text}${rests ? `: ${rests}` : ''}`;
}

const sessionForm = {
  vi: { inPerson: 'trực tiếp', online: 'trực tuyến' },
  en: { inPerson: 'in person', online: 'online' },
} as const;

function sessionWords({ sessions }: RulePack, language: Language): string {
  const vi = language === 'vi';
  if (!sessions) return vi ? 'Không quy định' : 'Not stated';
  const { callers, closedOnProposalOf, forms } = sessions;
  const held = forms.map((form) => sessionForm[language][form]).join(', ');
  const closed = closedOnProposalOf.join('; ') || (vi ? 'không áp dụng' : 'none');
  return vi
    ? `Triệu tập: ${callers.join('; ')}. Quyết định họp kín theo đề nghị của: ${closed}. Hình thức: ${held}`
    : `Called by: ${callers.join('; ')}. Closed by decision on proposal of: ${closed}. Held: ${held}`;
}
const list = (words: readonly string[]): string => words.join(' / ');

const vietnamese: { [F in PackField]: (pack: RulePack) => string } = {
  name: ({ name }) => name,
  basis: ({ basis }) => basis.map((act) => actWords(act, 'vi')).join('; '),
  verify: ({ verify }) => (verify ? 'Cần cán bộ pháp chế đối chiếu' : 'Đã được đối chiếu'),
  baseLabel: ({ baseLabel }) => baseLabel,
  quorum: ({ quorum, baseLabel }) =>
    quorum ? `Ít nhất ${ratio(quorum)} ${baseLabel} có mặt` : 'Không đặt mức tối thiểu',
  pass: ({ pass, baseLabel }) => `${thresholdWords(pass, 'vi')} ${baseLabel}`,
  special: ({ special }) =>
    special.map((one) => `${one.name}: ${thresholdWords(one.pass, 'vi')}`).join('; ') || 'Không có',
  tie: ({ tie, head }) =>
    ({
      head: `Theo bên có phiếu của ${head ?? 'người đứng đầu'}, dù ai chủ trì; không có phiếu đó thì không thông qua`,
      chair: 'Theo bên có phiếu của người chủ trì',
      none: 'Không áp dụng: đúng một nửa là không quá nửa',
    })[tie],
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
  announce: (pack) =>
    pack.announce === 'chair'
      ? `Khi ${bodyWords[bodyOf(pack)].chair} công bố, mọi nơi cùng lúc`
      : 'Khi đóng biểu quyết, mọi nơi cùng lúc',
  guestsTold: ({ guestsTold }) =>
    guestsTold ? 'Khách mời biết tên, nội dung và kết quả' : 'Khách mời chỉ biết là có nội dung đó',
  sessions: (pack) => sessionWords(pack, 'vi'),
  written: ({ written }) =>
    [
      list(written.choices),
      written.fewestDays === undefined || written.fewestDays === written.answerDays
        ? `${written.answerDays} ngày làm việc để trả lời`
        : `${written.fewestDays} đến ${written.answerDays} ngày làm việc để trả lời`,
      written.silent === 'agreement' ? 'không trả lời coi là đồng ý' : 'không trả lời thì không tính',
      written.late === 'counted' ? 'trả lời muộn vẫn tính' : 'trả lời muộn được ghi nhận, không tính',
      ...(written.summary
        ? [
            `tài liệu trên ${written.summary.above} trang A4 phải có bản tóm tắt không quá ${written.summary.most} trang`,
          ]
        : []),
    ].join('; '),
  paperLeadDays: ({ paperLeadDays }) => `${paperLeadDays} ngày làm việc trước phiên thường kỳ`,
  conclusionDays: ({ conclusionDays }) =>
    conclusionDays === null ? 'Không đặt thời hạn' : `Trong ${conclusionDays} ngày làm việc`,
};

const english: { [F in PackField]: (pack: RulePack) => string } = {
  ...vietnamese,
  basis: ({ basis }) => basis.map((act) => actWords(act, 'en')).join('; '),
  verify: ({ verify }) => (verify ? 'To be verified by a jurist' : 'Verified'),
  quorum: ({ quorum, baseLabel }) => (quorum ? `At least ${ratio(quorum)} present (${baseLabel})` : 'No minimum'),
  pass: ({ pass, baseLabel }) => `${thresholdWords(pass, 'en')} of “${baseLabel}”`,
  special: ({ special }) => special.map((one) => `${one.name}: ${thresholdWords(one.pass, 'en')}`).join('; ') || 'None',
  tie: ({ tie, head }) =>
    ({
      head: `The side on which ${head ?? 'the head'} voted, whoever presides; without that vote it is not passed`,
      chair: 'The side on which the chair voted',
      none: 'None: half is not more than half',
    })[tie],
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
  announce: ({ announce }) =>
    announce === 'chair' ? 'When the chair announces it, everywhere at once' : 'At closing, everywhere at once',
  guestsTold: ({ guestsTold }) =>
    guestsTold ? 'Guests learn titles, questions and results' : 'Guests learn only that there is such an item',
  sessions: (pack) => sessionWords(pack, 'en'),
  written: ({ written }) =>
    [
      list(written.choices),
      written.fewestDays === undefined || written.fewestDays === written.answerDays
        ? `${written.answerDays} working days to answer`
        : `${written.fewestDays} to ${written.answerDays} working days to answer`,
      written.silent === 'agreement' ? 'silence counts as agreement' : 'silence counts for nothing',
      written.late === 'counted' ? 'late answers count' : 'late answers are recorded, not counted',
      ...(written.summary
        ? [`a paper of more than ${written.summary.above} A4 pages needs a summary of at most ${written.summary.most}`]
        : []),
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

/** The changes of an edit, field by field, in words. */
export function packDifference(from: RulePack, to: RulePack, language: Language): PackDifference[] {
  return packFields
    .map((field) => ({ field, from: describeField(from, field, language), to: describeField(to, field, language) }))
    .filter((one) => one.from !== one.to);
}

/** The meaning of the pack for a body of `total` members: "8 thành viên: cần 6 người có mặt, 5 phiếu tán thành." */
export function packExample(pack: RulePack, total: number, language: Language): string {
  const { required } = quorumOf(pack, total, 0);
  const needed = votesNeeded(pack.pass, total);
  const yes = pack.choices[0].toLowerCase();
  if (language === 'vi') {
    const present = required > 0 ? `cần ${required} người có mặt, ` : '';
    return `${total} ${bodyWords[bodyOf(pack)].members}: ${present}${needed} phiếu ${yes} thì thông qua.`;
  }
  const present = required > 0 ? `${required} must be present, ` : '';
  return `${total} members: ${present}${needed} votes “${pack.choices[0]}” pass.`;
}

/** The fields for which a pack cannot be used as it is written, in the order of the form; none when it can. */
export function packProblems(pack: RulePack): PackField[] {
  const named = (words: readonly string[]) =>
    words.every((word) => word.trim() !== '') && new Set(words).size === words.length;
  const share = ({ num, den }: Fraction) => num <= den;
  // More than all cannot be.
  const whole = ({ num, den }: Fraction) => num === den;
  const threshold = (one: Threshold) =>
    one.kind === 'moreThanHalf' || (share(one.fraction) && !(one.kind === 'moreThan' && whole(one.fraction)));
  const { special, confidence, written } = pack;
  const usable: Partial<Record<PackField, boolean>> = {
    name: pack.name.trim() !== '',
    basis: pack.basis.length > 0 && pack.basis.every(({ text }) => text.trim() !== ''),
    baseLabel: pack.baseLabel.trim() !== '',
    quorum: pack.quorum === null || share(pack.quorum),
    pass: threshold(pack.pass),
    special: named(special.map(({ name }) => name)) && special.every((one) => threshold(one.pass)),
    tie: pack.tie !== 'head' || Boolean(pack.head?.trim()),
    choices: named(pack.choices),
    entryChoices: named(pack.entryChoices),
    confidence:
      confidence === null ||
      (named(confidence.levels) &&
        named(confidence.vote) &&
        share(confidence.mayResignAbove) &&
        share(confidence.removalFrom)),
    written: named(written.choices) && (written.fewestDays ?? 0) <= written.answerDays,
  };
  return packFields.filter((field) => usable[field] === false);
}

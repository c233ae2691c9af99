import { bodyOf, bodyWords, type MeetingInfo, type RulePack } from '@dien-hong/shared';
import type { Agency } from './layout/layout.ts';

/** "Ủy ban nhân dân xã Liêm Thanh" -> "ỦY BAN NHÂN DÂN\nXÃ LIÊM THANH". */
export function agencyLines(organisation: string): string {
  const at = organisation.search(/ (xã|phường|đặc khu|tỉnh|thành phố) /i);
  const lines = at === -1 ? organisation : `${organisation.slice(0, at)}\n${organisation.slice(at + 1)}`;
  return lines.toUpperCase();
}

/** The place a paper is dated at: "Ủy ban nhân dân xã Liêm Thanh" -> "Liêm Thanh". */
export const placeOf = (organisation: string): string =>
  /(?:xã|phường|đặc khu|tỉnh|thành phố) ([^,(]+)/i.exec(organisation)?.[1]?.trim() ?? organisation;

/** The head of a body's papers. */
export const agencyOf = ({
  organisation,
  rules,
}: {
  organisation: MeetingInfo['organisation'];
  rules: Pick<RulePack, 'name' | 'baseLabel'>;
}): Agency => ({
  upper: organisation.above ?? '',
  unit: agencyLines(organisation.name),
  party: bodyOf(rules) === 'party',
});

export interface MeetingWords {
  /** "phiên họp", "kỳ họp", "hội nghị", "cuộc họp": within a sentence and at its beginning. */
  readonly meeting: string;
  readonly Meeting: string;
  /** Those who vote: "thành viên", "đại biểu", "đồng chí". */
  readonly members: string;
  /** The one who leads it: "chủ tọa" in a council, "chủ trì" elsewhere. */
  readonly chair: string;
  readonly Chair: string;
}

const meetingOf = { committee: 'phiên họp', council: 'kỳ họp', party: 'hội nghị' } as const;

/** The words of this body for its meeting and its members. The kind of meeting gives the first where it begins with such a word. */
export function wordsOf({ kind, rules }: Pick<MeetingInfo, 'kind' | 'rules'>): MeetingWords {
  const body = bodyOf(rules);
  const { members, chair } = bodyWords[body];
  const first = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
  const meeting = /^(phiên họp|kỳ họp|hội nghị|cuộc họp)/i.exec(kind)?.[0].toLowerCase() ?? meetingOf[body];
  return { meeting, Meeting: first(meeting), members, chair, Chair: first(chair) };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** "tổng số thành viên UBND", 8 -> "tổng số 08 thành viên UBND". */
export const baseWords = (label: string, total: number): string => {
  const [, all, rest] = /^(tổng số|toàn thể|tất cả)\s+(.*)$/iu.exec(label) ?? [];
  return all ? `${all} ${two(total)} ${rest}` : `${two(total)} ${label}`;
};

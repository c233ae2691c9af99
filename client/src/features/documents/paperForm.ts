import type { Paper } from '@dien-hong/shared';

/** The facts that an officer gives of a paper. */
export interface PaperForm {
  kind: string;
  number: string;
  subject: string;
  issuer: string;
  /** `2026-11-24`; empty for a paper without a date. */
  issuedOn: string;
  /** Empty: a paper of the meeting as a whole. */
  itemId: string;
  access: Paper['access'];
}

/** The kinds of papers in ND 30/2020 that come before a committee or a council. */
export const paperKinds = [
  'Tờ trình',
  'Báo cáo',
  'Dự thảo Nghị quyết',
  'Dự thảo Quyết định',
  'Dự thảo Kế hoạch',
  'Dự thảo Quy chế',
  'Giấy mời',
  'Chương trình',
  'Phụ lục',
  'Thông báo',
  'Công văn',
  'Biên bản',
  'Tài liệu tham khảo',
] as const;

/** The kind named in the file name; the first of the list where it names none. */
export function kindOf(subject: string): string {
  const plain = subject.toLowerCase();
  const found = paperKinds.find((kind) => plain.startsWith(kind.toLowerCase()));
  return found ?? (plain.includes('báo cáo') ? 'Báo cáo' : paperKinds[0]);
}

/** The facts of a paper so far; null: none yet. */
export const formOf = (paper: Omit<Paper, 'id'> | null): PaperForm => ({
  kind: paper?.kind ?? paperKinds[0],
  number: paper?.number ?? '',
  subject: paper?.subject ?? '',
  issuer: paper?.issuer ?? '',
  issuedOn: paper?.issuedOn ?? '',
  itemId: paper?.itemId ?? '',
  access: paper?.access ?? 'everyone',
});

/** The same facts as a command and a draft take them. */
export const factsOf = ({ itemId, issuedOn, ...facts }: PaperForm) => ({
  ...facts,
  itemId: itemId || null,
  issuedOn: issuedOn || null,
});

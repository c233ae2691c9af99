import type { Paper } from '@dien-hong/shared';

/** What an officer says of a paper. */
export interface PaperForm {
  kind: string;
  number: string;
  subject: string;
  issuer: string;
  /** `2026-11-24`; empty where it bears none. */
  issuedOn: string;
  /** Empty: a paper of the meeting as a whole. */
  itemId: string;
  access: Paper['access'];
}

/** The kinds of papers ND 30/2020 names that come before a committee or a council. */
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

/** The kind a file's name speaks of; the first of the list where it speaks of none. */
export function kindOf(subject: string): string {
  const plain = subject.toLowerCase();
  const found = paperKinds.find((kind) => plain.startsWith(kind.toLowerCase()));
  return found ?? (plain.includes('báo cáo') ? 'Báo cáo' : paperKinds[0]);
}

/** What is said of a paper so far; null: nothing yet. */
export const formOf = (paper: Omit<Paper, 'id'> | null): PaperForm => ({
  ...{ kind: paper?.kind ?? paperKinds[0], number: paper?.number ?? '', subject: paper?.subject ?? '' },
  ...{ issuer: paper?.issuer ?? '', issuedOn: paper?.issuedOn ?? '', itemId: paper?.itemId ?? '' },
  access: paper?.access ?? 'everyone',
});

/** The same as a command and a draft take it. */
export const factsOf = ({ itemId, issuedOn, ...facts }: PaperForm) => ({
  ...facts,
  itemId: itemId || null,
  issuedOn: issuedOn || null,
});

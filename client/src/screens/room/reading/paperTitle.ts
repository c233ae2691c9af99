import type { PublishedPaper } from '@dien-hong/shared';

/** "Tờ trình 187/TTr-PKT – Dự toán ngân sách". */
export function paperTitle({ kind, number, subject }: Pick<PublishedPaper, 'kind' | 'number' | 'subject'>): string {
  const name = [kind, number].filter((part) => part !== '').join(' ');
  return [name, subject].filter((part) => part !== '').join(' – ');
}

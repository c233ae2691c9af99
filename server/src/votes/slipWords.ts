import type { Closed } from '@dien-hong/shared';

type Counted = NonNullable<Closed['slips']>;

const spoilt: Readonly<Record<Counted['invalid'][number]['why'], string>> = {
  blank: 'để trắng',
  'row-marked-twice': 'đánh dấu nhiều cột trên một dòng',
  'too-many': 'chọn quá số lượng',
};

const two = (value: number): string => String(value).padStart(2, '0');

/** "02 phiếu để trắng". */
export const spoiltWords = ({ invalid }: Counted): string[] =>
  invalid.map(({ why, count }) => `${two(count)} phiếu ${spoilt[why]}`);

/** The findings of the counting board, a line each. */
export function slipLines(slips: Counted): string[] {
  const reasons = spoiltWords(slips);
  return [
    `Số phiếu phát ra: ${two(slips.issued)} phiếu.`,
    `Số phiếu thu về: ${two(slips.cast)} phiếu.`,
    `Số phiếu hợp lệ: ${two(slips.valid)} phiếu.`,
    `Số phiếu không hợp lệ: ${two(slips.cast - slips.valid)} phiếu${reasons.length > 0 ? ` (${reasons.join('; ')})` : ''}.`,
  ];
}

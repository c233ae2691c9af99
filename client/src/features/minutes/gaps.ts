import { type MinutesGap, type PaperGap, paperGapCodes } from '@dien-hong/shared';
import { i18n } from '../../i18n/i18n.ts';
import { paperGapText } from '../../i18n/paperGaps.ts';

export const anchorOf = (key: string): string => `minutes-${key}`;
export const sectionOf = (itemId: string): string => `minutes-section-${itemId}`;

/** A gap in words. */
export function textOf(gap: MinutesGap): string {
  const { code, params } = gap;
  return isOfPaper(code)
    ? paperGapText({ code, params: params as PaperGap['params'] })
    : i18n.global.t(messageOf(gap), params);
}

const isOfPaper = (code: string): code is PaperGap['code'] => (paperGapCodes as readonly string[]).includes(code);

/** The message of a gap; one in speeches outside the agenda has no number of an item. */
const messageOf = ({ code, params }: MinutesGap): string =>
  code === 'summary-missing' && params.item === 0 ? 'minutes.gap.summary-missing-outside' : `minutes.gap.${code}`;

/** Brings the text of a gap into view and puts the cursor in it; for an item without a text it shows the heading. */
export function goTo(key: string): void {
  const text = document.getElementById(anchorOf(key));
  const place = text ?? document.getElementById(sectionOf(key.slice(key.indexOf(':') + 1)));
  place?.scrollIntoView({ block: 'center' });
  (text?.querySelector<HTMLElement>('textarea, input') ?? place)?.focus({ preventScroll: true });
}

import type { MinutesGap } from '@dien-hong/shared';

export const anchorOf = (key: string): string => `minutes-${key}`;
export const sectionOf = (itemId: string): string => `minutes-section-${itemId}`;

/** The message of a gap; what was said outside the agenda has no number of an item. */
export const messageOf = ({ code, params }: MinutesGap): string =>
  code === 'summary-missing' && params.item === 0 ? 'minutes.gap.summary-missing-outside' : `minutes.gap.${code}`;

/** Brings the text of a gap into view and puts the cursor in it; an item nobody wrote about yet shows its heading. */
export function goTo(key: string): void {
  const text = document.getElementById(anchorOf(key));
  const place = text ?? document.getElementById(sectionOf(key.slice(key.indexOf(':') + 1)));
  place?.scrollIntoView({ block: 'center' });
  (text?.querySelector<HTMLElement>('textarea, input') ?? place)?.focus({ preventScroll: true });
}

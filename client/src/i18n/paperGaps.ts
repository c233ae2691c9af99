import type { PaperGap } from '@dien-hong/shared';
import { i18n } from './i18n.ts';

/** A gap of a paper, in a sentence. */
export function paperGapText({ code, params }: PaperGap): string {
  const { t } = i18n.global;
  return t(`common.paper.${code}`, { ...params, place: params.place ? t(`common.paper.place.${params.place}`) : '' });
}

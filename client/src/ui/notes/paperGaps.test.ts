import { type PaperGap, paperGapCodes, paperPlaces } from '@dien-hong/shared';
import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { i18n, speak } from '../../i18n/i18n.ts';
import PaperGaps from './PaperGaps.vue';

const shown = (gaps: readonly PaperGap[]): string =>
  mount(PaperGaps, { props: { gaps }, slots: { default: 'làm gì' }, global: { plugins: [i18n] } }).text();

test.each(['vi', 'en'] as const)('[MIN-8] the gaps of a paper are told with their places, in %s', async (language) => {
  await speak(language);
  for (const code of paperGapCodes)
    for (const place of paperPlaces) {
      const words = shown([{ code, params: { place, letters: 'ភ (U+1797)' } }]);
      expect(words).toContain('làm gì');
      expect(words).not.toMatch(/common\.|[{}]/);
      if (code === 'letters-not-printed-in') {
        expect(words).toContain('ភ (U+1797)');
        expect(words).toContain(i18n.global.t(`common.paper.place.${place}`));
      }
    }
  expect(shown([])).toBe('');
});

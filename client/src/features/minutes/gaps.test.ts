import { gapCodes } from '@dien-hong/shared';
import { expect, test } from 'vitest';
import { i18n, speak } from '../../i18n/i18n.ts';
import { messageOf } from './gaps.ts';

test.each(['vi', 'en'] as const)('[MIN-8] every gap is told in %s', async (language) => {
  await speak(language);
  for (const code of gapCodes)
    for (const item of [0, 3]) {
      const params = { item, name: 'Lý Thị An', title: 'Bầu', unsigned: 2, letters: 'ភ (U+1797)' };
      const id = messageOf({ code, params, key: null });
      const words = i18n.global.t(id, params);
      expect(words).not.toBe(id);
      expect(words).not.toMatch(/[{}]/);
      if (code.startsWith('letters')) expect(words).toContain('ភ (U+1797)');
    }
});

import { gapCodes } from '@dien-hong/shared';
import { expect, test } from 'vitest';
import { speak } from '../../i18n/i18n.ts';
import { textOf } from './gaps.ts';

test.each(['vi', 'en'] as const)('[MIN-8] every gap is told in %s', async (language) => {
  await speak(language);
  for (const code of gapCodes)
    for (const item of [0, 3]) {
      const params = { item, name: 'Lý Thị An', title: 'Bầu', unsigned: 2, letters: 'ភ (U+1797)', place: 'vote' };
      const words = textOf({ code, params, key: null });
      expect(words).not.toMatch(/^(minutes|common)\./);
      expect(words).not.toMatch(/[{}]/);
      if (code.startsWith('letters')) expect(words).toContain('ភ (U+1797)');
    }
});

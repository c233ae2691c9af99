import { gapCodes } from '@dien-hong/shared';
import { expect, test } from 'vitest';
import en from './en.json';
import { messageOf } from './gaps.ts';
import vi from './vi.json';

test('[MIN-8] every gap is told in both languages', () => {
  for (const code of gapCodes)
    for (const item of [0, 3]) {
      const id = messageOf({ code, params: { item }, key: null }).replace('minutes.gap.', '');
      for (const texts of [vi.gap, en.gap]) expect(texts[id as keyof typeof texts], id).toMatch(/\S/);
    }
});

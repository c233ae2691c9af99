import { committeeRules } from '@dien-hong/shared/testing';
import { beforeAll, expect, test } from 'vitest';
import { i18n, speak } from '../../i18n/i18n.ts';
import { packOption } from './packs.ts';

beforeAll(() => speak('vi'));

test('a pack to choose from says in words which of the organisation’s it is', () => {
  const of = (standard: boolean) => packOption({ pack: { ...committeeRules, version: 2 }, standard }, i18n.global.t);
  expect(of(true)).toEqual({ id: 'ubnd-xa/2', label: 'UBND cấp xã (bộ chuẩn)' });
  expect(of(false)).toEqual({ id: 'ubnd-xa/2', label: 'UBND cấp xã, phiên bản 2' });
});

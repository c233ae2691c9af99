import { mount } from '@vue/test-utils';
import { beforeAll, expect, test } from 'vitest';
import { useChairWord } from './chairWord.ts';
import { i18n, speak } from './i18n.ts';

beforeAll(() => speak('vi'));
const wordsFor = (kind: string | undefined) => {
  let words = {};
  const Host = {
    setup: () => {
      words = useChairWord(() => kind).value;
      return () => null;
    },
  };
  mount(Host, { global: { plugins: [i18n] } });
  return words;
};

test('a council has a chủ tọa, every other meeting a chủ trì', () => {
  expect(wordsFor('Kỳ họp thường lệ')).toEqual({ chair: 'chủ tọa', Chair: 'Chủ tọa' });
  for (const kind of ['Phiên họp', 'Hội nghị', undefined])
    expect(wordsFor(kind), kind).toEqual({ chair: 'chủ trì', Chair: 'Chủ trì' });
});

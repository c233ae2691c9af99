import { mount } from '@vue/test-utils';
import { beforeAll, expect, test } from 'vitest';
import { nextTick, ref } from 'vue';
import { useBodyWords } from './bodyWords.ts';
import { i18n, speak } from './i18n.ts';

beforeAll(() => speak('vi'));
const { t } = i18n.global;
const council = { name: 'HĐND cấp xã', baseLabel: 'tổng số đại biểu HĐND' };
const party = { name: 'Cấp ủy', baseLabel: 'tổng số cấp ủy viên' };
const sit = (rules: () => typeof council | undefined) =>
  mount(
    {
      setup() {
        useBodyWords(rules);
        return () => null;
      },
    },
    { global: { plugins: [i18n] } },
  );
const said = () => [t('life.members'), t('floor.locked'), t('floor.told.yourTurn'), t('minutes.numberHint')];

test('texts call people as the body on screen does, in either language, and as a committee does elsewhere', async () => {
  const committee = ['Thành viên có mặt', 'Chủ trì đã khoá danh sách', 'Mời đồng chí phát biểu', 'Ví dụ: 12/BB-UBND'];
  const deputies = ['Đại biểu có mặt', 'Chủ tọa đã khoá danh sách', 'Mời đại biểu phát biểu', 'Ví dụ: 12/BB-HĐND'];
  expect(said()).toEqual(committee);
  const rules = ref<typeof council>();
  const screen = sit(() => rules.value);
  expect(said()).toEqual(committee);
  rules.value = council;
  await nextTick();
  expect(said()).toEqual(deputies);
  await speak('en');
  expect(t('life.members')).toBe('Deputies present');
  await speak('vi');
  rules.value = party;
  await nextTick();
  const comrades = ['Đồng chí có mặt', 'Chủ trì đã khoá danh sách', 'Mời đồng chí phát biểu', 'Ví dụ: 15-BB/ĐU'];
  expect(said()).toEqual(comrades);
  screen.unmount();
  expect(said()).toEqual(committee);
});

test('a screen that goes leaves the words of the one that came', () => {
  const old = sit(() => party);
  const next = sit(() => council);
  old.unmount();
  expect(t('life.members')).toBe('Đại biểu có mặt');
  next.unmount();
});

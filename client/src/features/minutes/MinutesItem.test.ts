import { started } from '@dien-hong/shared/generators';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import { i18n, speak } from '../../i18n/i18n.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import MinutesItem from './MinutesItem.vue';
import type { Minutes } from './useMinutes.ts';

beforeAll(() => speak('vi'));

test('an item names no presenter whom nobody knows', () => {
  setActivePinia(createPinia());
  const play = started('level');
  Object.assign(useMeeting(), { id: 'hop-1', state: play.state, me: 'sec' });
  const [first] = play.state.agenda.items;
  if (!first) throw new Error('the meeting has an agenda');
  const minutes = { textOf: () => ({ state: { text: '' } }) } as unknown as Minutes;
  const item = { ...first, presenterId: 'p16' };
  const props = { lines: [], item, minutes, number: 1, locked: false };
  const shown = mount(MinutesItem, { props, global: { plugins: [i18n], stubs: { MinutesText: true } } });
  expect(shown.text()).not.toContain('Trình bày');
});

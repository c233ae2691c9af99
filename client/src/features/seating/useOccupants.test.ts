import { standingOf, standings } from '@dien-hong/shared';
import { commune, present, scene } from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { defineComponent, h } from 'vue';
import { i18n, speak } from '../../i18n/i18n.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import { useOccupants } from './useOccupants.ts';

beforeAll(() => speak('vi'));
beforeEach(() => setActivePinia(createPinia()));

test('a seat is read out with the word that the attendance has for where its person stands', () => {
  const play = present(scene(commune()), 5);
  play.given('sec', { type: 'RecordLeave', personId: 'm5', reason: '' });
  play.given('sec', { type: 'RecordAbsence', personId: 'm6', reason: 'Công tác', excused: true, deducted: false });
  play.given('sec', { type: 'RecordAbsence', personId: 'm7', reason: '', excused: false, deducted: false });
  Object.assign(useMeeting(), { id: 'hop-1', state: play.state, me: 'm2' });
  const shown = mount(
    defineComponent(() => {
      const { occupants, seatLabel } = useOccupants();
      return () =>
        ['A4', 'A8', 'A5', 'A6', 'A7'].map((seat) =>
          h('p', seatLabel(seat, occupants.value.get(seat)).split(', ').at(-1)),
        );
    }),
    { global: { plugins: [i18n] } },
  );
  const words = ['có mặt', 'chưa điểm danh', 'đã rời họp', 'vắng có lý do', 'vắng không lý do'];
  expect(shown.findAll('p').map((one) => one.text())).toEqual(words);
  const found = ['m4', 'm8', 'm5', 'm6', 'm7'].flatMap((id) => play.state.attendance.people[id] ?? []);
  expect(found.map(({ presence }) => standingOf(presence))).toEqual([...standings]);
});

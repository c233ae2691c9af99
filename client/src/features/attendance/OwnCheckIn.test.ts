import { commune, present, scene } from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { i18n, speak } from '../../i18n/i18n.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import OwnCheckIn from './OwnCheckIn.vue';

beforeAll(() => speak('vi'));
beforeEach(() => setActivePinia(createPinia()));

test('an officer whom his meeting counts as not there is told so, with one tap to change it', () => {
  const meeting = present(scene(commune()), 8);
  const told = (me: string): string[] => {
    Object.assign(useMeeting(), { id: 'hop-1', state: meeting.state, me });
    const shown = mount(OwnCheckIn, { global: { plugins: [i18n] } });
    return [...shown.findAll('p.font-semibold'), ...shown.findAll('button')].map((one) => one.text());
  };
  expect(told('chair')).toEqual([]);
  meeting.given('sec', { type: 'UndoCheckIn', personId: 'chair' });
  expect(told('chair')).toEqual([expect.stringContaining(' chưa điểm danh'), 'Điểm danh']);
  meeting.given('chair', { type: 'OpenMeeting' });
  expect(told('chair')).toEqual([expect.stringContaining(' chưa điểm danh'), 'Điểm danh']);
  meeting.given('chair', { type: 'CheckIn', personId: 'chair', method: 'self' });
  meeting.given('chair', { type: 'RecordLeave', personId: 'chair', reason: '' });
  expect(told('chair')).toEqual([expect.stringContaining(' đang được ghi là đã rời họp'), 'Điểm danh lại']);
  meeting.given('chair', { type: 'CloseMeeting' });
  expect(told('chair')).toEqual([]);
});

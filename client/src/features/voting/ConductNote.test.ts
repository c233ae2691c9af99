import { commune, present, scene } from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import { i18n, speak } from '../../i18n/i18n.ts';
import { useMeeting } from '../../session/meetingStore.ts';
import ConductNote from './ConductNote.vue';

beforeAll(() => speak('vi'));

const noteFor = (me: string, excluded: string | null): string => {
  setActivePinia(createPinia());
  const meeting = present(scene(commune()), 8).given('chair', { type: 'OpenMeeting' });
  meeting.given('chair', { type: 'TakeUpItem', itemId: 'muc-1' });
  if (excluded)
    meeting.given('chair', { type: 'RecordRecusal', itemId: 'muc-1', personId: excluded, reason: 'Có người thân' });
  Object.assign(useMeeting(), { id: 'hop-1', state: meeting.state, me });
  return mount(ConductNote, { props: { itemId: 'muc-1' }, global: { plugins: [i18n] } }).text();
};

test('a recused chair is told that he does not run the vote, and those who do that he does not', () => {
  expect(noteFor('chair', 'chair')).toMatch(/^Đồng chí không tham gia nội dung này.*Người điều hành biểu quyết: /s);
  const other = noteFor('sec', 'chair');
  expect(other).toContain('không tham gia nội dung này nên không điều hành biểu quyết.');
  expect(other).not.toContain('Đồng chí không tham gia');
  for (const me of ['chair', 'sec']) {
    expect(noteFor(me, null)).toBe('');
    expect(noteFor(me, 'm8')).toBe('');
  }
});

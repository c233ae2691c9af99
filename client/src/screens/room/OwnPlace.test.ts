import { commune, present, scene } from '@dien-hong/shared/testing';
import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeAll, expect, test } from 'vitest';
import { i18n, speak } from '../../i18n/i18n.ts';
import { useMeeting } from '../../meeting/meetingStore.ts';
import OwnPlace from './OwnPlace.vue';

beforeAll(() => speak('vi'));

test('[FLR-13] a guest reads why he cannot ask to speak on an item for members only, also when he is recused from it', () => {
  setActivePinia(createPinia());
  const draft = commune();
  const [first, ...items] = draft.items;
  if (!first) throw new Error('there is an agenda');
  const play = present(scene({ ...draft, items: [{ ...first, access: 'voters' }, ...items] }), 7);
  for (const personId of ['guest', 'm2'])
    play.given('sec', { type: 'RecordRecusal', itemId: first.id, personId, reason: 'Có tên trong danh sách' });
  play.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: first.id });
  const readBy = (me: string) => {
    Object.assign(useMeeting(), { id: 'hop-1', state: play.state, me });
    return mount(OwnPlace, { global: { plugins: [i18n] } }).text();
  };
  expect(readBy('guest')).toContain('chỉ dành cho người có quyền biểu quyết');
  expect(readBy('guest')).not.toContain('không tham gia');
  expect(readBy('m2')).toContain('không tham gia nội dung đang bàn');
  expect(readBy('m3')).toBe('');
});
